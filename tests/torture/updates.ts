import { extensionUrl } from '../e2e/support/browser.ts';
import { POSTS } from '../e2e/support/posts.ts';
import { add, emptyFigures } from './kills.ts';
import type { Figures } from './ledger.ts';
import { Session } from './session.ts';

/** The extension is loaded anew, as by an update, while tabs are open and saves wait. */
export async function updates(count: number): Promise<Figures> {
  const sum = emptyFigures('updated with open tabs');
  const session = await Session.begin();
  const tab = await session.context?.newPage();
  await tab?.goto(POSTS.youtube.page);
  for (let n = 0; n < count; n++) {
    await session.save(3);
    const { context } = session;
    if (!context) break;
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const next = context.waitForEvent('serviceworker');
    session.ledger.upset();
    await worker.evaluate('setTimeout(() => chrome.runtime.reload(), 0) && undefined');
    await next;
    session.ledger.upset();
    sum.faults += 1;
    // The pages of the extension closed with it.
    session.page = await context.newPage();
    await session.page.goto(extensionUrl('options.html'));
    sum.savesAgain += Number(await session.savesAgain());
  }
  await session.arrives(120_000);
  sum.runs = count;
  sum.told = 'nothing to tell';
  add(sum, session);
  await session.end();
  return sum;
}
