import type { PageContext } from '../../../utils/messages';
import type { Adapter } from '../../../utils/platforms/adapter';
import type { Cards } from '../cards';
import type { Controls } from '../controls';
import type { PageControl } from '../page-control';
import type { Scope } from '../selection/scope';
import type { SeenPosts } from '../selection/seen-posts';
import type { Shield } from '../shield';
import type { Subject } from '../subject';

/** What the page gives its tools to work with. */
export interface Bench {
  adapter: Adapter;
  shield: Shield;
  controls: Controls;
  cards: Cards;
  /** `arrived`: when the page got its address, ms since the document began. */
  page: Pick<PageControl, 'where'> & { readonly arrived: number };
  seen: SeenPosts;
  scope: Scope;
  /** The colours of the site's theme, followed by whoever adopts them. */
  tokens: CSSStyleSheet;
  signal: AbortSignal;
  context(): PageContext;
  count(subject: Subject): number;
  /** Puts the focus on the way into selection mode. */
  focusStart(): void;
}
