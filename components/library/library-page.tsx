import './library.css';
import { useMemo, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { videosOf } from '../../utils/library/chat-videos';
import type { Save } from '../../utils/library/document';
import { partByKey, type Shown } from '../../utils/library/parts';
import { keyOf, pageUrlOf, recognise } from '../../utils/platforms/index';
import { harmless, shownAddress } from '../../utils/text/foreign-text';
import { FollowForm } from '../keep-up/follow-form';
import { FollowList } from '../keep-up/follow-list';
import { CostLine } from '../ui/cost-line';
import { NeedsPerson } from '../ui/needs-person';
import { PageHeader } from '../ui/page-header';
import { useSettings } from '../ui/use-settings';
import { BulkBar } from './bulk-bar';
import { ChatPanel } from './chat-panel';
import { FoundList } from './found-list';
import { LocalList } from './local-list';
import { MarkdownButton } from './markdown-button';
import { PostView } from './post-view';
import { SearchBox } from './search-box';
import { TagList } from './tag-list';
import { useFitting } from './use-fitting';
import { usePagePost } from './use-page-post';
import { haltOf, useRemote } from './use-remote';
import { useSaves } from './use-saves';
import { useSelected } from './use-selected';
import { VideoView } from './video-view';

const asked = () => new URLSearchParams(location.search);

/** "Library": finds what was saved again, by any words, at its second. In a tab, and in the browser's side. */
export function LibraryPage() {
  const [words, setWords] = useState(() => asked().get('q') ?? '');
  const [isPublic, setPublic] = useState(false);
  const [{ post: open, video }, setOpened] = useState<Opened>(() => ({ post: asked().get('post') ?? undefined }));
  const [tag, setTag] = useState<string | null>(null);
  const [isChat, setChat] = useState(false);
  const { keeper, version, isRead } = useSaves();
  const { state, askNow } = useRemote(words, isPublic);
  const onPage = usePagePost();
  const all = keeper.saves;
  const fitting = useFitting(keeper, version, words);
  const isFound = isRead && fitting !== null;
  const listed = (fitting ?? []).filter(({ tags }) => tag === null || tags.includes(tag));
  const selected = useSelected(all, listed);
  const find = (key: string | undefined) => all.find((save) => save.key === key);
  const setOpen = (post?: string, part?: string) => setOpened({ post, video: part });
  const opened = find(open);
  const here = useShown(all, words.trim() === '' ? onPage : null);
  const searchLocal = (said: string) => keeper.search(said);

  return (
    <main class="page library" aria-busy={!isRead}>
      <PageHeader title={t('library_title')} here="library" />
      <NeedsPerson halt={haltOf(state)} />
      {opened ? (
        <>
          <button type="button" class="quiet back" onClick={() => setOpen()}>
            {t('library_back')}
          </button>
          <PostView key={opened.key} save={opened} saves={all} video={video} searchLocal={searchLocal} />
        </>
      ) : (
        <>
          <SearchBox words={words} isPublic={isPublic} onWords={setWords} onPublic={setPublic} onEnter={askNow} />
          <FollowWish />
          {here && (
            <section aria-label={t('library_on_page')}>
              {here.part === here.save ? (
                <PostView key={here.part.key} save={here.part} saves={all} searchLocal={searchLocal} />
              ) : (
                <>
                  <h2 class="wrap">
                    <bdi>{harmless(here.part.title)}</bdi>
                  </h2>
                  <VideoView key={here.part.key} save={here.part} saves={all} searchLocal={searchLocal} />
                </>
              )}
            </section>
          )}
          {selected.saves.length > 0 && <BulkBar selected={selected} onChat={() => setChat(!isChat)} />}
          {selected.saves.length > 0 && isChat && (
            <ChatPanel
              key={videosOf(selected.saves).join(' ')}
              title={t('chat_these')}
              videoNos={videosOf(selected.saves)}
              saves={all}
              searchLocal={searchLocal}
            />
          )}
          {isRead && !isPublic && <TagList saves={all} chosen={tag} onChoose={setTag} />}
          {isFound && !isPublic && (
            <LocalList
              saves={listed}
              words={words}
              isAny={all.length > 0}
              selected={selected}
              keeper={keeper}
              onOpen={setOpen}
            />
          )}
          <FoundList state={state} words={words} saves={all} onOpen={setOpen} />
          <More saves={all} />
        </>
      )}
    </main>
  );
}

/** The save whose view is open, and of several videos the one that is meant. */
interface Opened {
  post?: string;
  video?: string;
}

/** What shows the post of the page beside: a save of its own, else a video of one of several. */
function useShown(all: readonly Save[], key: string | null): Shown | undefined {
  return useMemo(() => {
    if (key === null) return undefined;
    const own = all.find((save) => save.key === key);
    return own ? { save: own, part: own } : partByKey(all, key);
  }, [all, key]);
}

/** What the menu of a control on a site asks to be followed. */
function FollowWish() {
  const settings = useSettings();
  const target = recognise(asked().get('follow') ?? '');
  if (!settings || !target || target.kind === 'post') return null;
  const url = pageUrlOf(target);
  const count = target.kind === 'creator' ? settings.postsPerCreator : settings.postsPerHashtag;
  return (
    <section class="card" aria-label={t('follow_start')}>
      <h2 class="wrap">
        <bdi>{shownAddress(url)}</bdi>
      </h2>
      <FollowForm target={{ key: keyOf(target), url }} title={undefined} count={count} />
    </section>
  );
}

/** What is not needed at each visit. */
function More({ saves }: { saves: Parameters<typeof MarkdownButton>[0]['saves'] }) {
  return (
    <footer class="stack more">
      <section class="stack" aria-label={t('follow_title')}>
        <h2>{t('follow_title')}</h2>
        <FollowList />
      </section>
      <CostLine />
      <div class="row">
        <MarkdownButton saves={saves} isAll />
        <a class="button" data-icon="link" href="/assistants.html" target="_blank" rel="noreferrer">
          {t('assistant_title')}
        </a>
      </div>
    </footer>
  );
}
