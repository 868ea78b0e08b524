import type { PageContext } from '../../utils/messages';
import type { Adapter } from '../../utils/platforms/adapter';
import { doc } from '../../utils/platforms/doc';
import { createCards } from './cards';
import type { Control } from './control';
import { createControls } from './controls';
import { isOurs } from './dom';
import { icon } from './icons';
import { isInSight } from './in-sight';
import { toolLoader } from './load-scripts';
import { type Changes, observePage, watchAddress } from './observe';
import { createPageControl } from './page-control';
import { savePlainly } from './plain-save';
import { createPresses, isHeldEnter, type Press } from './presses';
import { followScope } from './selection/scope';
import { SeenPosts } from './selection/seen-posts';
import { createStartButton } from './selection/start-button';
import type { Session, StartSession } from './session-types';
import type { Shield } from './shield';
import { controlSheets, setTheme, tokens } from './style';
import type { Subject } from './subject';
import type { Tools } from './tools/tools';

export const sessionOn =
  (adapter: Adapter): StartSession =>
  (first, shield, signal) =>
    startSession(adapter, first, shield, signal);

function startSession(adapter: Adapter, first: PageContext, shield: Shield, signal: AbortSignal): Session {
  let context = first;
  const { texts } = first;
  const count = ({ target }: Subject) =>
    target.kind === 'hashtag' ? context.postsPerHashtag : context.postsPerCreator;
  const counted = ({ target }: Subject) => context.counted[target.kind === 'hashtag' ? 'hashtag' : 'creator'];

  const seen = new SeenPosts();
  const scope = followScope(adapter, () => seen.clear());
  const controls = createControls({ texts, shield, signal, counted, changed: () => startButton.look(), take });
  let arrived = performance.now();
  const cards = createCards(adapter.cards, controls, seen, signal);
  const page = createPageControl(adapter, controls, signal);
  const startButton = createStartButton(
    {
      controls,
      shield,
      sheets: controlSheets,
      picture: icon('unticked'),
      texts,
      isWanted: () => context.selectButton,
      press: () => startPicking((loaded) => loaded.select()),
      openMenu: (button) => startPicking((loaded) => loaded.startMenu(button)),
    },
    signal,
  );
  const tools = toolLoader({
    adapter,
    shield,
    controls,
    cards,
    page: {
      get where() {
        return page.where;
      },
      get arrived() {
        return arrived;
      },
    },
    seen,
    scope,
    tokens,
    signal,
    context: () => context,
    count,
    focusStart: () => startButton.focus(),
  });

  const openMenu = (pressed: Press) => withTools(pressed.control, (loaded) => loaded.menu(pressed));
  const presses = createPresses({ press, openMenu }, signal);

  let isRefused = false;

  function take(event: Event, control: Control) {
    // A press follows, which finds the tools loaded then.
    if (event.type === 'focusin') return void tools().catch(() => undefined);
    if (event.type === 'pointerdown')
      isRefused = !shield.isMeant(event as PointerEvent, control.host) || !isInSight(control.host);
    if (isHeldEnter(event)) return event.preventDefault();
    const isByKey = event instanceof KeyboardEvent || (event.type === 'click' && (event as MouseEvent).detail === 0);
    if (isByKey) isRefused = false;
    // Else the control would take the focus, and with it the keys of the site, from whoever uses the mouse.
    if (event.type === 'mousedown' && !controls.isDressed) event.preventDefault();
    if (isRefused) {
      if (event.type === 'click' || event.type === 'contextmenu') withTools(control, (loaded) => loaded.refuse());
      return;
    }
    if (controls.isDressed && control.isOnCard) withTools(control, (loaded) => loaded.pick(event, control));
    else presses(event, control);
  }

  /** What is plain leaves at once, before anything is loaded: a person may leave the page the next moment. */
  function press(pressed: Press) {
    const { control, subject } = pressed;
    const isPlain = pressed.state === 'idle' && context.defaultLibrary === 'private';
    const saved = isPlain && subject ? savePlainly(subject, count(subject), controls.states) : null;
    withTools(control, (loaded) => loaded.press(pressed, saved));
  }

  function withTools(control: Control, use: (loaded: Tools) => void) {
    // Without the tools there is nothing to say it with but the control itself.
    tools().then(use, () => control.complain(texts.page_outdated));
  }

  function startPicking(use: (loaded: Tools) => void) {
    tools().then(use, () => startButton.complain(texts.page_outdated));
  }

  function look(changes: Changes) {
    if (changes.touched.has(doc.documentElement)) setTheme(adapter.isDark());
    scope.check();
    // Before the cards, whose new controls would have the page laid out once more.
    page.changed();
    cards.follow(changes);
  }

  function start() {
    setTheme(adapter.isDark());
    look({ added: [], touched: new Set(), removed: true, lost: false });
    controls.states.refresh();
  }

  // As with the focus.
  const approach = ({ target }: Event) => isOurs(target) && tools().catch(() => undefined);
  addEventListener('pointerover', approach, { capture: true, passive: true, signal });
  observePage(adapter.watched, cards.hold, look, start, signal);
  watchAddress(() => {
    arrived = performance.now();
    page.moved();
    scope.check();
  }, signal);
  // Scrolling alone can bring another post to the middle, where its site puts nothing into the page.
  const moved = () => {
    page.changed();
    cards.look();
  };
  const listen = { capture: true, passive: true, signal };
  for (const type of ['scrollend', 'resize']) addEventListener(type, moved, listen);
  // What a row stands in can move for a while, as pages do that come in.
  for (const type of ['transitionend', 'animationend']) addEventListener(type, page.changed, listen);

  return {
    update(next) {
      context = next;
      startButton.look();
    },
    describe: async () => (await tools()).describe(),
    hear(announcement) {
      if (announcement.name === 'captures-changed') controls.states.refresh();
      else void tools().then((loaded) => loaded.hear(announcement));
    },
  };
}
