import { browser } from 'wxt/browser';
import { createPumps } from '../captures/engine';
import { permissionGiven } from '../captures/resolve';
import { StorageTrouble } from '../captures/trouble';
import { tendLocal } from '../local/area';
import { readSettings, type Settings, watchSettings } from '../settings';
import { watchApiKey } from '../settings/api-key';
import { speak } from '../text/language';
import { createAllowances } from './allowance';
import { announce } from './announce';
import { onCommand } from './commands';
import type { WorkerContext } from './context';
import { createExtras } from './extras';
import { createHandlers } from './handlers';
import { createHeadStart } from './head-start';
import { onAccessGiven, onInstalled, restrictStorage } from './install';
import { liveCore } from './live-core';
import { liveStorage } from './live-storage';
import { forgetSession } from './memory';
import { onMenuClick } from './menu-clicks';
import { createMenus, ensureMenus } from './menus';
import { openListOnClick } from './notifications';
import { serveOmnibox } from './omnibox';
import { createPaceKeeper, resume } from './pause';
import { sweepListed } from './pictures';
import { createPresses, type Presses } from './presses';
import { holderClosed } from './question';
import { onHolderClosed } from './question-window';
import { createRouter } from './router';
import { save } from './save';
import { syncSettings } from './sync-settings';
import { createWaker, WORK_ALARM } from './wake';
import { createChangeTeller } from './watch';

/**
 * The worker: a shell around the durable core. Registers every listener before it returns, so that the event that
 * woke us is not missed; all else waits for `ready`. May be ended at any moment.
 */
export function startWorker(): void {
  tendLocal();
  const storage = liveStorage();
  const core = liveCore(storage, createChangeTeller(storage.db));
  const context: WorkerContext = {
    core,
    waker: createWaker([...createPumps(core), ...createExtras(core)], core.clock),
  };
  const { waker } = context;
  const suspect = (error: unknown) => {
    // Half of it may be done: pages are to show what is.
    if (error instanceof StorageTrouble) core.changed();
    return storage.suspect(error);
  };
  const allow = createAllowances(() => core.clock.now());
  const keepPace = createPaceKeeper(storage.db, readSettings);
  const presses = createPresses((request) => save(context, request), allow);
  // A database that can't be opened now may be later: each message tries by itself and says what is wrong.
  const ready = prepare(keepPace).catch((error) => console.error('The worker could not prepare.', error));

  const headStart = createHeadStart(core.sleep);
  const route = createRouter(createHandlers(context, presses), ready, allow, suspect);
  browser.runtime.onMessage.addListener(((message, sender) => headStart.note(route(message, sender))) as OnMessage);
  browser.runtime.onInstalled.addListener((details) => logged(onInstalled(details)));
  browser.runtime.onStartup.addListener(() => {
    waker.kick();
    logged(forgetSession());
    logged(ready.then(() => sweepListed(core)));
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync') logged(syncSettings());
    logged(ready.then(() => presses.hear(changes, area)));
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WORK_ALARM) waker.kick();
  });
  browser.contextMenus.onClicked.addListener((click, tab) =>
    logged(ready.then(() => onMenuClick(context, click, tab))),
  );
  browser.commands.onCommand.addListener((command, tab) => logged(ready.then(() => onCommand(context, command, tab))));
  browser.permissions.onAdded.addListener((given) => {
    logged(permissionGiven(core).then(() => waker.kick()));
    logged(onAccessGiven(given));
  });
  self.addEventListener('online', () => waker.kick());
  serveOmnibox(core);
  openListOnClick();
  onHolderClosed((holder) => logged(holderClosed(holder)));

  watchSettings((settings, before) => logged(keepPace().then(() => onSettings(context, settings, before))));
  watchApiKey((present) => {
    if (present) logged(onKey(context));
  });
  logged(ready.then(() => headStart.over()).then(() => beginWork(context, presses)));
}

type OnMessage = Parameters<typeof browser.runtime.onMessage.addListener>[0];

/** What must stand before anything is answered. All of it at once: somebody may be waiting. */
async function prepare(keepPace: () => Promise<void>): Promise<void> {
  const parts = [restrictStorage(), readSettings().then(({ language }) => speak(language)), keepPace()];
  // A database that can't be opened opens nothing else before its time.
  for (const part of await Promise.allSettled(parts)) if (part.status === 'rejected') throw part.reason;
}

/** What goes on by itself. */
function beginWork({ waker }: WorkerContext, presses: Presses): void {
  waker.kick();
  logged(presses.sweep());
  logged(ensureMenus());
  logged(syncSettings());
}

async function onSettings({ core, waker }: WorkerContext, settings: Settings, before: Settings): Promise<void> {
  const { language } = settings;
  if (language !== before.language || settings.publicSaving !== before.publicSaving) {
    await speak(language);
    await createMenus();
  }
  waker.kick();
  core.changed();
  await announce({ name: 'settings-changed' });
}

/** Another key may be one that works. */
async function onKey({ core, waker }: WorkerContext): Promise<void> {
  await resume(await core.db());
  waker.kick();
  core.changed();
}

function logged(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error('The worker failed at an event.', error));
}
