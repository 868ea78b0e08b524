import { firefoxPath, mozExtension } from '../firefox/firefox.ts';
import { expect, test } from '../firefox/fixtures.ts';
import type { Marionette } from '../firefox/marionette.ts';
import { clickElement, findByText, signIn } from '../firefox/steps.ts';
import { BOXES, fill } from '../support/library.ts';
import { POSTS } from '../support/posts.ts';
import { playFile, tone } from '../support/tone.ts';

const go = (marionette: Marionette, url: string) => marionette.send('WebDriver:Navigate', { url });
const words = (marionette: Marionette) => marionette.run('return document.body.innerText');

/** Types into the first element that a selector finds. */
async function type(marionette: Marionette, selector: string, text: string): Promise<void> {
  await expect.poll(() => marionette.run('return document.querySelector(arguments[0])', selector)).toBeTruthy();
  const found = await marionette.run('return document.querySelector(arguments[0])', selector);
  const [id] = Object.values(found as Record<string, string>);
  await marionette.send('WebDriver:ElementSendKeys', { id, text });
}

/** Goes to the window that was opened last. */
async function toNewWindow(marionette: Marionette, known: readonly string[]): Promise<void> {
  const handles = async () => (await marionette.send('WebDriver:GetWindowHandles')) as string[];
  const fresh = async () => (await handles()).find((handle) => !known.includes(handle)) ?? null;
  await expect.poll(fresh).not.toBeNull();
  await marionette.send('WebDriver:SwitchToWindow', { handle: await fresh() });
}

// Without a Firefox there is nothing to test it in; `.ci/run` installs one.
if (firefoxPath) {
  test('Firefox: saved, ready, asked, landed at the second on all sites; quote, chat and tags', async ({
    world,
    firefox: { marionette },
  }) => {
    test.setTimeout(300_000);
    fill(world);
    await signIn(marionette);
    await go(marionette, mozExtension('popup.html'));
    await type(
      marionette,
      '#paste',
      Object.values(POSTS)
        .map(({ url }) => url)
        .join(' '),
    );
    await clickElement(marionette, '.paste button.primary:not(:disabled)');
    const statuses = () => marionette.run("return [...document.querySelectorAll('.status')].map((e) => e.textContent)");
    await expect.poll(statuses, { timeout: 120_000 }).toEqual(['Ready', 'Ready', 'Ready']);

    await go(marionette, mozExtension('library.html'));
    await type(marionette, 'input[type=search]', 'glaze blue\uE007');
    const links = () => marionette.run("return [...document.querySelectorAll('a.moment')].map((a) => a.href).sort()");
    const wanted = Object.values(POSTS).map(({ url }) => (url.includes('youtube') ? `${url}&t=13s` : url));
    await expect.poll(links, { timeout: 60_000 }).toEqual(wanted.sort());
    expect(await words(marionette)).toContain('Now we glaze the bowl blue');
    const library = await marionette.send('WebDriver:GetWindowHandle');

    for (const site of ['tiktok', 'instagram', 'youtube'] as const) {
      const known = (await marionette.send('WebDriver:GetWindowHandles')) as string[];
      await clickElement(marionette, `a.moment[href^="${POSTS[site].url}"]`);
      await toNewWindow(marionette, known);
      if (site === 'youtube') {
        await expect.poll(() => marionette.send('WebDriver:GetCurrentURL')).toBe(`${POSTS.youtube.url}&t=13s`);
      } else {
        const box = BOXES[site];
        await expect
          .poll(() => marionette.run(`return document.querySelector(arguments[0])`, box ?? 'video'))
          .toBeTruthy();
        await marionette.run(`(${playFile})(arguments[0])`, [tone(30), box]);
        const second = () => marionette.run("return document.querySelector('video').currentTime");
        await expect.poll(second, { timeout: 30_000, message: site }).toBeGreaterThan(12.7);
        expect(await second()).toBeLessThan(13.3);
      }
      await marionette.send('WebDriver:CloseWindow');
      await marionette.send('WebDriver:SwitchToWindow', { handle: library });
    }
    expect(world.api.to('search')).toHaveLength(2);

    await go(marionette, mozExtension(`library.html?post=${encodeURIComponent(POSTS.youtube.key)}`));
    await expect.poll(() => words(marionette), { timeout: 60_000 }).toContain('0:13 Now we glaze the bowl blue');
    await type(marionette, '.chat input', 'What is it about?');
    await clickElement(marionette, '.chat button[type=submit]:not(:disabled)');
    await expect.poll(() => words(marionette), { timeout: 60_000 }).toContain('for more.');
    expect(await words(marionette)).toContain('made by a machine');
    await type(marionette, 'textarea', 'for the kiln course');
    await marionette.run('document.activeElement?.blur()');
    await expect.poll(() => words(marionette)).toContain('Note and tags are saved.');
    await go(marionette, mozExtension('library.html'));
    await type(marionette, 'input[type=search]', 'kiln');
    await expect.poll(() => marionette.run("return document.querySelectorAll('.save').length")).toBe(1);
    expect(await findByText(marionette, '.save .note', 'for the kiln course')).toBe(true);
  });
} else console.warn('No Firefox was found: its library test is not part of this run.');
