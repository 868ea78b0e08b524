import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import type { Announcement } from '../../utils/messages';
import { type SurfaceReport, surfaceReportIn } from '../../utils/messages/surface-report';
import { Failure, useAction } from '../ui/action';

/** A page with at least so many links to posts, none of which became a card, is laid out in a way we don't know. */
const TELLING_LINKS = 3;

/** What became of the page's own control where all is not well: no place was found, or it can't stand there. */
const AMISS: readonly string[] = ['floating', 'held', 'taken'];

/** Whether a page is built otherwise than we know it. */
export function looksDifferent({ cards, links, taken, pageControl }: SurfaceReport): boolean {
  return AMISS.includes(pageControl) || taken > 0 || (cards === 0 && links >= TELLING_LINKS);
}

/** What a person may send to the makers: what kind of page it was, nothing of who or what was on it. */
export function reportText(report: SurfaceReport, version: string): string {
  const { platform, surface, cards, links, taken, pageControl } = report;
  const counts = [`cards ${cards}`, `links ${links}`, `taken ${taken}`];
  return [`Memories ${version}`, platform, surface, ...counts, pageControl].join('\n');
}

/** Says so when buttons may be missing on the tab's page, with a report to copy. */
export function LooksDifferent({ tabId }: { tabId: number }) {
  const [report, setReport] = useState<SurfaceReport | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const ask: Announcement = { name: 'describe-page' };
    // A page in which nobody listens has nothing to tell.
    const answer = browser.tabs.sendMessage(tabId, ask, { frameId: 0 }).catch(() => null);
    void answer.then((told) => setReport(surfaceReportIn(told)));
  }, [tabId]);
  const { run, failure } = useAction(async () => {
    if (report) await navigator.clipboard.writeText(reportText(report, browser.runtime.getManifest().version));
    setCopied(true);
  });
  if (!report || !looksDifferent(report)) return null;
  return (
    <div class="notice">
      <p>{t('popup_different')}</p>
      <div class="row">
        <button type="button" onClick={() => void run()}>
          {t('popup_different_copy')}
        </button>
        <span role="status">{copied ? t('popup_different_copied') : ''}</span>
      </div>
      <Failure failure={failure} />
    </div>
  );
}
