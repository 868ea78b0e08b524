import { browser } from 'wxt/browser';
import type { CheckedMessageData } from '../messages';

export type SurfaceReport = CheckedMessageData<'reportSurface'>;

/** Where the report of a tab is kept for the popup: in memory of the browser's session, never on disk. */
export function surfaceReportKey(tabId: number): string {
  return `surface:${tabId}`;
}

/** Keeps what a content script could find on its page. */
export async function reportSurface(report: SurfaceReport, tabId: number | undefined): Promise<null> {
  if (tabId !== undefined) await browser.storage.session.set({ [surfaceReportKey(tabId)]: report });
  return null;
}

/** A closed tab's report is of no use any more. */
export function forgetSurfacesOfClosedTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => void browser.storage.session.remove(surfaceReportKey(tabId)));
}
