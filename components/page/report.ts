import { type Adapter, linkedPost } from '../../utils/platforms/adapter';
import { recogniseWith } from '../../utils/platforms/grammar';
import { send } from '../../utils/send';
import type { Cards } from './cards';
import type { PageControl } from './page-control';

/** By then a page has loaded its first posts, ms. */
const REPORT_AFTER_MS = 5000;

/** So many links show whether a page has posts at all. */
const LINKS_READ = 200;

/** What sort of page an address is, without anything of whom or what it shows. */
function surfaceOf({ grammar }: Adapter): string {
  const kind = recogniseWith(grammar, new URL(location.href))?.kind;
  return kind ?? (location.pathname === '/' ? 'home' : 'other');
}

/** Tells the worker, once a page, what was and was not found: the popup says when a page looks different. */
export function reportSurface(adapter: Adapter, cards: Cards, page: PageControl, signal: AbortSignal): void {
  const report = () => {
    const { platform } = adapter.grammar;
    const some = Array.from({ length: LINKS_READ }, (_, i) => document.links.item(i));
    const links = some.filter((link) => linkedPost(adapter.grammar, link)).length;
    const found = {
      platform,
      surface: surfaceOf(adapter),
      cards: cards.size,
      links,
      pageControl: page.where,
    };
    send('reportSurface', found).catch(() => undefined);
  };
  const timer = setTimeout(() => requestIdleCallback(report), REPORT_AFTER_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
