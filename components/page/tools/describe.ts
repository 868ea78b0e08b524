import type { SurfaceReport } from '../../../utils/messages/surface-report';
import { linkedPost } from '../../../utils/platforms/adapter';
import { recogniseWith } from '../../../utils/platforms/grammar';
import type { Bench } from './bench';

/** By then a page has loaded its first posts, ms. */
const LOADED_MS = 5000;

/** So many links show whether a page has posts at all. */
const LINKS_READ = 200;

/** What was and was not found on the page, once it has had the time to load. */
export async function describePage({ adapter, cards, page }: Bench): Promise<SurfaceReport> {
  await new Promise((resolve) => setTimeout(resolve, page.arrived + LOADED_MS - performance.now()));
  const { grammar } = adapter;
  const some = [...document.querySelectorAll('a[href]')].slice(0, LINKS_READ);
  const kind = recogniseWith(grammar, new URL(location.href))?.kind;
  return {
    platform: grammar.platform,
    // What sort of page it is, without anything of whom or what it shows.
    surface: kind ?? (location.pathname === '/' ? 'home' : 'other'),
    cards: cards.size,
    links: some.filter((link) => linkedPost(grammar, link)).length,
    taken: cards.taken,
    pageControl: page.where,
  };
}
