import type { BrowserContext } from '@playwright/test';
import { extensionUrl, install, launch, makeProfile, removeProfile, uninstall } from './browser.ts';

/** After so many tests a browser is started anew: what it keeps of closed pages adds up. */
const MOST_TESTS = 40;

/**
 * One browser that serves tests in turn: to start one costs more of a processor than most tests do. What makes each
 * begin as on a fresh profile: the extension is installed for it and removed after it, with all that it stored; every
 * page is closed; what sites stored is deleted.
 */
export class SharedBrowser {
  #running?: { context: BrowserContext; profile: string };
  #served = 0;

  constructor(private readonly port: number) {}

  /** The browser, with the extension as it is built just installed, and the page closed that opens by that. */
  async lend(): Promise<BrowserContext> {
    if (this.#served >= MOST_TESTS) await this.close();
    this.#served += 1;
    const context = this.#running?.context ?? (await this.#start());
    // Closed before it is drawn: that page alone would cost a tenth of what a test does.
    const welcome = context.waitForEvent('page', (page) => page.url() !== 'about:blank');
    await install(context);
    const page = await welcome;
    if (page.url() !== extensionUrl('welcome.html')) throw new Error(`${page.url()} opened at first`);
    await page.close();
    return context;
  }

  /** Makes it as it was. One that a test has closed, killed or otherwise left unfit is not used again. */
  async takeBack(): Promise<void> {
    const context = this.#running?.context;
    if (!context) return;
    try {
      await clean(context);
    } catch {
      await this.close();
    }
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.#served = 0;
    if (!running) return;
    await running.context.close();
    removeProfile(running.profile);
  }

  async #start(): Promise<BrowserContext> {
    const profile = makeProfile();
    const context = await launch({ profile, port: this.port, installed: true });
    this.#running = { context, profile };
    return context;
  }
}

async function clean(context: BrowserContext): Promise<void> {
  // The browser's own first page, which no test uses: it would end with its last one.
  const [blank, ...others] = context.pages();
  if (blank?.url() !== 'about:blank') throw new Error('The first page is gone');
  await Promise.all(others.map((page) => page.close()));
  await uninstall(context);
  await context.clearPermissions();
  const session = await context.newCDPSession(blank);
  await session.send('Network.clearBrowserCache');
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await session.detach();
}
