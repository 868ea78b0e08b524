import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { createRouter, type Handlers } from '../../../utils/background/router';
import { kindOfSender, siteOfSender } from '../../../utils/background/sender';
import { protocol } from '../../../utils/messages';
import { recognise } from '../../../utils/platforms/index';

type Sender = Browser.runtime.MessageSender;
type Call = [name: string, data: Record<string, unknown>, sender: Sender];

const NAMES = Object.keys(protocol);

const urls = fc.oneof(
  fc.constantFrom(
    'https://www.tiktok.com/@one/video/7300000000000000001',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://youtu.be/dQw4w9WgXcQ',
    'https://www.instagram.com/p/CabcdefghiJ/',
    'javascript:alert(1)',
    'https://example.org/',
  ),
  fc.webUrl(),
  fc.string(),
);
const items = fc.array(fc.record({ url: urls, title: fc.string() }, { requiredKeys: ['url'] }), { maxLength: 60 });
const libraries = fc.constantFrom('private', 'public');

/** Shapes that are nearly right, so that many pass the schemas, and shapes of any kind. */
const data = fc.oneof(
  fc.record(
    { items, library: libraries, confirmedPublic: fc.constantFrom(true, false, undefined), count: fc.integer() },
    { requiredKeys: ['items', 'library'] },
  ),
  fc.record({ id: fc.string(), yes: fc.boolean(), height: fc.float() }),
  fc.record({ captureIds: fc.array(fc.string()), library: libraries, confirmedPublic: fc.constant(true) }),
  fc.record({ keys: fc.array(fc.oneof(fc.constantFrom('tiktok:post:1', 'youtube:post:1'), fc.string())) }),
  fc.constant({}),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
);
const saves = fc.record({
  to: fc.constant('memories-worker'),
  name: fc.constantFrom('saveCaptures', 'askQuestion'),
  data: fc.record({ items: fc.array(fc.record({ url: urls }), { minLength: 1, maxLength: 2 }), library: libraries }),
});
const messages = fc.oneof(
  { weight: 5, arbitrary: saves },
  { weight: 8, arbitrary: fc.record({ to: fc.constant('memories-worker'), name: fc.constantFrom(...NAMES), data }) },
  { weight: 1, arbitrary: fc.record({ to: fc.constant('memories-worker'), name: fc.string(), data }) },
  { weight: 1, arbitrary: fc.anything() },
);

const pages = ['/popup.html', '/options.html', '/ask.html', '/import.html'].map((path) =>
  browser.runtime.getURL(path as '/'),
);
const senders: fc.Arbitrary<Sender> = fc.record(
  {
    id: fc.constantFrom(browser.runtime.id, browser.runtime.id, 'another'),
    url: fc.oneof(fc.constantFrom(...pages), urls),
    tab: fc.record({ id: fc.integer({ min: 1, max: 3 }) }),
    frameId: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: [] },
) as never;

it('any message from anybody is answered or left alone, and nobody gets what is not for him', async () => {
  const calls: Call[] = [];
  const taken = new Map<string, number>();
  const handlers = Object.fromEntries(
    NAMES.map((name) => [name, (given: never, sender: Sender) => calls.push([name, given, sender])]),
  ) as unknown as Handlers;
  const route = createRouter(handlers, Promise.resolve(), async () => true);

  await fc.assert(
    fc.asyncProperty(messages, senders, async (message, sender) => {
      calls.length = 0;
      const answer = await route(message, sender);
      if (answer) expect('ok' in answer || 'refused' in answer).toBe(true);
      for (const call of calls) {
        expectRightful(call);
        const kind = kindOfSender(call[2]);
        taken.set(kind, (taken.get(kind) ?? 0) + 1);
      }
    }),
    { numRuns: 3000 },
  );
  // Else the shapes above would show nothing.
  for (const kind of ['own', 'site']) expect(taken.get(kind), kind).toBeGreaterThan(0);
});

function expectRightful([name, given, sender]: Call) {
  const kind = kindOfSender(sender);
  const { from } = protocol[name as keyof typeof protocol];
  expect(kind).not.toBe('stranger');
  expect(from === 'question').toBe(kind === 'question');
  if (from === 'own') expect(kind).toBe('own');
  if (given.library === 'public' && name !== 'askQuestion')
    expect([kind, given.confirmedPublic]).toEqual(['own', true]);
  if (kind !== 'site') return;
  const site = siteOfSender(sender);
  for (const { url } of (given.items ?? []) as { url: string }[]) {
    expect(recognise(url)?.platform ?? site).toBe(site);
  }
  if (name === 'saveCaptures') expect((given.items as unknown[]).length).toBeLessThanOrEqual(50);
}

it('a handler that throws is a refusal, never an error of the listener', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = Object.fromEntries(
    NAMES.map((name) => [
      name,
      () => {
        throw new Error('broken');
      },
    ]),
  ) as unknown as Handlers;
  const route = createRouter(broken, Promise.resolve(), async () => true);
  const sender = { id: browser.runtime.id, url: pages[0] } as Sender;
  await fc.assert(
    fc.asyncProperty(messages, async (message) => {
      const answer = await route(message, sender);
      if (answer) expect(answer).toHaveProperty('refused');
    }),
    { numRuns: 500 },
  );
});
