import type { Browser } from 'wxt/browser';
import { acceptWebMedia } from '../captures/media';
import { t } from '../i18n';
import { platformOf, recognise } from '../platforms/index';
import { readSettings } from '../settings';
import type { WorkerContext } from './context';
import { notify } from './notifications';
import { accepting } from './save';
import { tellPerson } from './told';
import { saveFromBrowser } from './wishes';

type Click = Browser.contextMenus.OnClickData;

/**
 * The menu on a video. A file with an address of its own goes to the API as such; a player of the sites, or one that
 * is fed by a script (`blob:`), stands for the post around it: the link it lies in, its frame, its page.
 */
export async function saveVideo(context: WorkerContext, click: Click, tab: Browser.tabs.Tab | undefined) {
  const source = click.srcUrl ?? '';
  const places = [click.linkUrl, click.frameUrl, click.pageUrl, tab?.url].filter((url) => url !== undefined);
  const post = places.find((url) => recognise(url)?.kind === 'post');
  const isFile = /^https?:/.test(source) && !places.some((url) => platformOf(url));
  if (!isFile) {
    const place = post ?? places[0] ?? source;
    // A trailer on a creator's page, say: nobody who points at a video means all of the creator's.
    if (!post && recognise(place)) return notify(t('notification_video_unknown'));
    return saveFromBrowser(context, tab, 'private', [{ url: place }]);
  }

  const receipt = await accepting(context, async () => [
    await acceptWebMedia(
      await context.core.db(),
      { kind: 'direct', url: source, title: tab?.title },
      await readSettings(),
      context.core.clock.now(),
    ),
  ]);
  return tellPerson(tab, receipt, 'private');
}
