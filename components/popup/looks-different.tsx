import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import type { Announcement } from '../../utils/messages';
import { type SurfaceReport, surfaceReportIn } from '../../utils/surface-report';
import { Failure, useAction } from '../ui/action';

/** A page with at least so many links to posts, none of which became a card, is laid out in a way we don't know. */
const TELLING_LINKS = 3;

/** Whether a page is built otherwise than we know it. */
export function looksDifferent({ cards, links, pageControl }: SurfaceReport): boolean {
  return pageControl === 'floating' || (cards === 0 && links >= TELLING_LINKS);
}

/** What a person may send to the makers: what kind of page it was, nothing of who or what was on it. */
export function reportText({ platform, surface, cards, links, pageControl }: SurfaceReport, version: string): string {
  return [`Memories ${version}`, platform, surface, `cards ${cards}`, `links ${links}`, pageControl].join('\n');
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
