import { deleteFromLibrary } from '../captures/delete';
import { removeOldest } from '../captures/make-room';
import { acceptWebMedia, beginUpload, endUpload, type UploadResult } from '../captures/media';
import { mergeHistory } from '../captures/merge-history';
import { tagSaves, writeNote } from '../captures/note';
import { readStates } from '../captures/read';
import { resendCaptures } from '../captures/resend';
import { cancelCaptures, retryCaptures } from '../captures/take-back';
import { takeTurn } from '../captures/take-turn';
import { counted, t } from '../i18n';
import { changeFollowing, startFollowing } from '../keep-up/follows';
import { recognise } from '../platforms/index';
import { readSettings, writeSettings } from '../settings';
import { readControlTexts } from '../text/control-texts';
import { checkKey } from './check-key';
import type { WorkerContext } from './context';
import { deleteAllLocalData } from './delete-all';
import { getFolders, hasFolders } from './folders';
import { refuseForbidden } from './forbidden';
import { cancelImport, holdImport, savePortion } from './imports';
import { createJumps, type Jumps } from './jumps';
import { findPublicPost, getTranscript, moveToFolder, searchLibrary, slowChat, withTranscripts } from './library';
import { loadPlayer, loadScript } from './page-scripts';
import { openLibrary, openPage } from './pages';
import { resume, setPaused } from './pause';
import { keepPictures } from './pictures';
import type { Presses } from './presses';
import { answerQuestion, askInPage, moveQuestion, questionShown } from './question';
import { describeQuestion, dropQuestion, findQuestion } from './questions';
import { putBackRemoved, removeForNow } from './removed';
import type { Handlers } from './router';
import { accepting, save } from './save';
import { ownCaptures } from './told';

/** What the worker does for each message of the protocol. */
export function createHandlers(context: WorkerContext, presses: Presses, jumps: Jumps = createJumps()): Handlers {
  const { core, waker } = context;
  const now = () => core.clock.now();
  /** Announces a change, looks whether there is work now, and hands the answer through. */
  const changed = <T>(answer: T): T => {
    core.changed();
    waker.kick();
    return answer;
  };

  return {
    getPageContext: async ({ platform }, sender) => {
      void jumps.arrived(sender);
      const settings = await readSettings();
      const { defaultLibrary, postsPerCreator, postsPerHashtag, requestsPerMinute, publicSaving } = settings;
      const language = t('language_code');
      return {
        enabled: settings[platform],
        hasTarget: recognise(sender.url ?? '')?.platform === platform,
        defaultLibrary,
        postsPerCreator,
        postsPerHashtag,
        counted: {
          creator: counted(postsPerCreator, language),
          hashtag: counted(postsPerHashtag, language),
        },
        requestsPerMinute,
        folders: await hasFolders(core),
        selectButton: !settings.selectHiddenOn.includes(platform),
        publicSaving,
        texts: readControlTexts(),
      };
    },
    getStates: async ({ keys }) => readStates(await core.db(), keys),
    keepPictures: ({ pictures }) => keepPictures(core, pictures),
    showSelectButton: async ({ platform, isShown }) => {
      const others = (await readSettings()).selectHiddenOn.filter((site) => site !== platform);
      await writeSettings({ selectHiddenOn: isShown ? others : [...others, platform] });
      return null;
    },
    openPage: ({ page }) => openPage(page),
    loadScript: ({ script }, sender) => loadScript(script, sender),

    saveCaptures: ({ press, importId, ...request }) =>
      press
        ? presses.take(press, request)
        : save(context, { ...request, ...(importId && { importOf: { id: importId } }) }),
    resendCaptures: ({ captureIds, library }) =>
      accepting(context, async () => {
        refuseForbidden(library, await readSettings());
        return resendCaptures(await core.db(), captureIds, library, now());
      }),
    saveDirect: (media) =>
      accepting(context, async () => [
        await acceptWebMedia(await core.db(), { kind: 'direct', ...media }, await readSettings(), now()),
      ]),

    saveImport: (portion) => savePortion(context, portion),
    pauseImport: (held) => holdImport(context, held),
    cancelImport: (which) => cancelImport(context, which),

    askQuestion: (request, sender) => askInPage(context, request, sender),
    moveQuestion: ({ id }, sender) => moveQuestion(id, sender),
    dropQuestion: ({ id }, sender) => dropQuestion(id, sender),
    readQuestion: async ({ id }, sender) => describeQuestion(await findQuestion(id, sender)),
    questionShown: ({ id, height }, sender) => questionShown(id, height, sender),
    answerQuestion: ({ id, ...answer }, sender) => answerQuestion(context, id, answer, sender),
    uncoverQuestion: ({ id }, sender) => moveQuestion(id, sender),

    undoCaptures: async ({ captureIds }, sender) => {
      const db = await core.db();
      const own = await ownCaptures(db, captureIds, sender);
      const { done, tooLate } = await cancelCaptures(db, own, now());
      return changed({ undone: done, tooLate });
    },
    cancelCaptures: async ({ captureIds }) => {
      const { done, tooLate } = await cancelCaptures(await core.db(), captureIds, now());
      return changed({ cancelled: done, tooLate });
    },
    retryCaptures: async ({ captureIds }, sender) => {
      const db = await core.db();
      const own = await ownCaptures(db, captureIds, sender);
      const { folder, publicSaving } = await readSettings();
      return changed({ retried: await retryCaptures(db, own, now(), folder, publicSaving) });
    },
    removeCaptures: async ({ captureIds }) =>
      changed({ removed: await withTranscripts(core, captureIds, () => removeForNow(core, captureIds)) }),
    putBackCaptures: async ({ captureIds }) => changed({ back: await putBackRemoved(core, captureIds) }),
    deleteFromLibrary: ({ captureIds }) => withTranscripts(core, captureIds, () => deleteFromLibrary(core, captureIds)),

    setPaused: async ({ paused }) => changed(await setPaused(await core.db(), paused)),
    makeRoom: async () => changed({ removed: await removeOldest(await core.db()) }),
    resume: async () => changed(await resume(await core.db())),
    checkKey: async () => changed(await checkKey(core)),
    getFolders: () => getFolders(core),
    mergeHistory: async ({ captures, imports }) =>
      changed(await mergeHistory(await core.db(), captures, imports, now())),
    searchLibrary: (question) => searchLibrary(core, question),
    getTranscript: (wanted) => getTranscript(core, wanted),
    findPublicPost: (wanted) => findPublicPost(core, wanted),
    openAt: ({ url, second }) => jumps.open(url, second),
    openLibrary: ({ key, follow }) => openLibrary(key, follow),
    loadPlayer: ({ tabId }) => loadPlayer(tabId),
    writeNote: async ({ key, note, tags }) => changed(await writeNote(await core.db(), key, note, tags)),
    tagSaves: async ({ keys, add, remove }) => changed({ changed: await tagSaves(await core.db(), keys, add, remove) }),
    moveToFolder: (wanted) => moveToFolder(core, wanted),
    takeChatTurn: async () => ({ waitMs: await takeTurn(await core.db(), 'chat', now()) }),
    slowChat: ({ retryAfterMs }) => slowChat(core, retryAfterMs),
    takeDownloadTurn: async () => ({ waitMs: await takeTurn(await core.db(), 'download', now()) }),
    follow: async (wish) => changed(await startFollowing(await core.db(), wish, now())),
    changeFollow: async ({ id, act }) => changed(await changeFollowing(await core.db(), id, act)),
    deleteAllLocalData: async () => changed(await deleteAllLocalData(core)),

    beginUpload: async (upload) =>
      changed({ captureIds: await beginUpload(await core.db(), upload, await readSettings(), now()) }),
    takeUploadTurn: async () => ({ waitMs: await takeTurn(await core.db(), 'upload', now()) }),
    endUpload: async ({ results }) => {
      await waker.insure();
      await endUpload(await core.db(), results as UploadResult[], now());
      return changed(null);
    },
  };
}
