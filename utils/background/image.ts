import { type Browser, browser } from 'wxt/browser';
import { acceptWebMedia } from '../captures/media';
import type { StoredFile } from '../captures/schema';
import { t } from '../i18n';
import { IMAGE_FILE } from '../memories/limits';
import { readSettings } from '../settings';
import { problemCodeText } from '../text/texts';
import type { WorkerContext } from './context';
import { notify } from './notifications';
import { readImage, readImageInPage } from './read-image';
import { accepting } from './save';
import { tellPerson } from './told';

type Click = Browser.contextMenus.OnClickData;

/** The menu on an image: reads it, checks it, and lets it wait to be uploaded. */
export async function saveImage(context: WorkerContext, click: Click, tab: Browser.tabs.Tab | undefined) {
  const url = click.srcUrl ?? '';
  const blob = (await readInPage(tab?.id, click.frameId, url)) ?? (await readHere(url));
  if (!blob) return notify(t('notification_image_unreadable'));
  if (blob === 'too-large') return notify(problemCodeText('file-size'));
  if (!IMAGE_FILE.types.some((type) => type === blob.type)) return notify(problemCodeText('file-type'));

  const file: StoredFile = { blob, name: fileName(url, blob.type) };
  // A data: or blob: address names nothing that lasts and may be megabytes long.
  const shown = /^https?:/.test(url) ? url : file.name;
  const receipt = await accepting(context, async () => [
    await acceptWebMedia(
      await context.core.db(),
      { kind: 'image', url: shown, title: file.name, file },
      await readSettings(),
      context.core.clock.now(),
    ),
  ]);
  return tellPerson(tab, receipt, 'private');
}

/** A name with an ending that fits the type; the API looks at both. */
function fileName(url: string, type: string): string {
  const ending = type.replace('image/', '').replace('jpeg', 'jpg');
  const last = /^https?:/.test(url) ? (new URL(url).pathname.split('/').pop() ?? '') : '';
  const stem = last.replace(/\.\w{2,5}$/, '').slice(0, 80) || 'image';
  return `${stem}.${ending}`;
}

/** The page may read its own images, and what other servers let it read. The click gave us `activeTab`. */
async function readInPage(tabId: number | undefined, frameId = 0, url: string): Promise<Blob | 'too-large' | null> {
  if (tabId === undefined) return null;
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: readImageInPage,
      args: [url, IMAGE_FILE.maxBytes],
    });
    const read = answer?.result as Awaited<ReturnType<typeof readImageInPage>> | undefined;
    return typeof read === 'object' && read !== null ? await (await fetch(read.dataUrl)).blob() : (read ?? null);
  } catch {
    return null;
  }
}

/** The worker may read what it has a host permission for, and what a server lets everybody read. */
async function readHere(url: string): Promise<Blob | 'too-large' | null> {
  return /^(https?|data):/.test(url) ? readImage(url, IMAGE_FILE.maxBytes) : null;
}
