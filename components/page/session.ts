import type { Announcement, PageContext } from '../../utils/messages';
import type { Adapter } from '../../utils/platforms/adapter';
import { createCards } from './cards';
import type { Control } from './control';
import { createControls } from './controls';
import { toolLoader } from './load-tools';
import { type Changes, observePage, watchAddress } from './observe';
import { createPageControl } from './page-control';
import { reportSurface } from './report';
import { followScope } from './selection/scope';
import { SeenPosts } from './selection/seen-posts';
import { createStartButton } from './selection/start-button';
import type { Shield } from './shield';
import { setTheme, tokens } from './style';
import type { Subject } from './subject';
import { readControlTexts } from './texts';

export interface Session {
  /** Takes over what the person changed in the options. */
  update(context: PageContext): void;
  hear(announcement: Announcement): void;
}

/** Everything that stands in a page while its site is switched on; all of it ends with `signal`. */
export function startSession(adapter: Adapter, first: PageContext, shield: Shield, signal: AbortSignal): Session {
  let context = first;
  const texts = readControlTexts();
  const count = ({ target }: Subject) =>
    target.kind === 'hashtag' ? context.postsPerHashtag : context.postsPerCreator;

  const approach = () => void tools().catch(() => undefined);
  const seen = new SeenPosts();
  const scope = followScope(adapter, () => seen.clear());
  const controls = createControls({
    texts,
    shield,
    signal,
    count,
    changed: () => startButton.look(),
    approach,
    press: (control) => use(control, 'press'),
    menu: (control) => use(control, 'menu'),
  });
  const cards = createCards(adapter.cards, controls, seen, signal);
  const page = createPageControl(adapter, controls, signal);
  const startButton = createStartButton(
    { controls, shield, label: texts.page_select_posts, approach, press: startPicking },
    signal,
  );
  const tools = toolLoader({ shield, controls, cards, seen, scope, tokens, signal, context: () => context, count });

  /** Without the tools there is nothing to say it with but the control itself. */
  function use(control: Control, what: 'press' | 'menu') {
    tools().then(
      (loaded) => loaded[what](control),
      () => control.complain(texts.page_outdated),
    );
  }

  function startPicking() {
    tools().then(
      (loaded) => loaded.select(),
      () => startButton.complain(texts.page_outdated),
    );
  }

  function look({ added, touched, removed }: Changes) {
    if (touched.has(document.documentElement)) setTheme(adapter.isDark());
    if (removed) cards.removed();
    cards.changed(touched);
    // A link is a card only once it has its address, which can come after it.
    for (const element of touched) if (element instanceof HTMLAnchorElement) added.add(element);
    page.check(true);
    scope.check();
    return cards.add(added);
  }

  function start() {
    setTheme(adapter.isDark());
    look({ added: new Set([document.documentElement]), touched: new Set(), removed: true });
    controls.states.refresh();
  }

  observePage(adapter.watched, look, start, signal);
  watchAddress(() => {
    page.check();
    scope.check();
  }, signal);
  // Scrolling alone can bring another post to the middle, where its site puts nothing into the page.
  addEventListener('scrollend', () => page.check(true), { capture: true, passive: true, signal });
  reportSurface(adapter, cards, page, signal);

  return {
    update(next) {
      context = next;
    },
    hear(announcement) {
      if (announcement.name === 'captures-changed') controls.states.refresh();
      else void tools().then((loaded) => loaded.hear(announcement));
    },
  };
}
