import { browser } from 'wxt/browser';
import { t } from '../i18n';
import type { SaveReceipt } from '../messages';
import { readSettings } from '../settings';
import { shownAddress } from '../text/foreign-text';
import { problemCodeText, reasonText } from '../text/texts';
import type { Counts } from './counts';
import { openPage } from './pages';

/** Says in words of the browser what became of a wish, where no page of ours is to say it. */
export async function notifyReceipt({ results, needs }: SaveReceipt): Promise<void> {
  const queued = results.filter((result) => result.outcome === 'queued').length;
  const known = results.filter((result) => result.outcome === 'already-saved').length;
  const [refused] = results.filter((result) => 'reason' in result);
  const lines = [
    queued > 0 ? t('notification_queued', queued) : '',
    known > 0 ? t('notification_already_saved', known) : '',
    refused && 'reason' in refused ? t('text_labelled', shownAddress(refused.url), reasonText(refused.reason)) : '',
    results.length === 0 ? t('notification_nothing_found') : '',
    needs && needs !== 'paused' ? problemCodeText(needs) : '',
  ];
  await notify(lines.filter(Boolean).join('\n'));
}

/** Says something about what a person just did where no page of ours is to say it. */
export async function notify(message: string): Promise<void> {
  await show('receipt', message);
}

/** Says when all that was under way has ended, and when the person is needed; if they want to be told. */
export async function notifyProgress(before: Counts, now: Counts): Promise<void> {
  const text = progressText(before, now);
  if (text && (await readSettings()).notifications) await show('progress', text);
}

/** What is worth saying about a change, or ''. */
export function progressText(before: Counts, now: Counts): string {
  if (now.halt && now.halt !== before.halt && now.open > 0) return problemCodeText(now.halt);
  if (before.open === 0 || now.open > 0) return '';
  const ready = now.ready - before.ready;
  const failed = now.failed - before.failed;
  if (failed > 0) return t('notification_some_failed', Math.max(0, ready), failed);
  return ready > 0 ? t('notification_all_ready', ready) : '';
}

/** One notification of a kind at a time: a newer one takes the place of the older. */
async function show(id: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png' as '/');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title: t('extension_name'), message });
}

/** A click on any notification leads to the list of captures. */
export function openListOnClick(): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    void openPage('popup');
  });
}
