import { type Browser, browser } from 'wxt/browser';
import type { StoredFile } from '../captures/db';
import { acceptWebMedia } from '../captures/media';
import type { ProblemCode } from '../captures/types';
import { t } from '../i18n';
import { IMAGE_FILE } from '../memories/limits';
import { readSettings } from '../settings';
import { problemCodeText } from '../texts';
import type { WorkerContext } from './context';
import { notify } from './notifications';
import { accepting } from './save';
import { tellPerson } from './wishes';

type Click = Browser.contextMenus.OnClickData;

/** The menu on an image: reads it, checks it, and lets it wait to be uploaded. */
export async function saveImage(context: WorkerContext, click: Click, tab: Browser.tabs.Tab | undefined) {
  const url = click.srcUrl ?? '';
  const blob = (await readInPage(tab?.id, click.frameId, url)) ?? (await readHere(url));
  if (!blob) return notify(t('notification_image_unreadable'));
  const problem = unfit(blob);
  if (problem) return notify(problemCodeText(problem));

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

function unfit(blob: Blob): ProblemCode | null {
  if (!IMAGE_FILE.types.some((type) => type === blob.type)) return 'file-type';
  return blob.size > IMAGE_FILE.maxBytes ? 'file-size' : null;
}

/** A name with an ending that fits the type; the API looks at both. */
function fileName(url: string, type: string): string {
  const ending = type.replace('image/', '').replace('jpeg', 'jpg');
  const last = /^https?:/.test(url) ? (new URL(url).pathname.split('/').pop() ?? '') : '';
  const stem = last.replace(/\.\w{2,5}$/, '').slice(0, 80) || 'image';
  return `${stem}.${ending}`;
}

/** The page may read its own images, and what other servers let it read. The click gave us `activeTab`. */
async function readInPage(tabId: number | undefined, frameId = 0, url: string): Promise<Blob | null> {
  if (tabId === undefined) return null;
  try {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, func: imageAsDataUrl, args: [url] });
    const dataUrl = answer?.result as string | null | undefined;
    return dataUrl ? (await fetch(dataUrl)).blob() : null;
  } catch {
    return null;
  }
}

/** Runs in the page, so it may use nothing from outside itself. Answers of scripts are JSON, hence a text. */
async function imageAsDataUrl(url: string): Promise<string | null> {
  try {
    const blob = await (await fetch(url)).blob();
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  } catch {
    return null;
  }
}

/** The worker may read what it has a host permission for, and what a server lets everybody read. */
async function readHere(url: string): Promise<Blob | null> {
  if (!/^(https?|data):/.test(url)) return null;
  try {
    const answer = await fetch(url, { credentials: 'omit' });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
