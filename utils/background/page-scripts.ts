import { type Browser, browser } from 'wxt/browser';
import { type Catalogue, chosenCatalogue } from '../i18n';
import type { CheckedMessageData } from '../messages';

/** Of a catalogue what the tools can come to say; the rest need not be in every page. */
const OF_TOOLS = /^(page|problem|reason|save|library|receipt|dialog|text|language|storage)_/;

function toolCatalogue(catalogue: Catalogue | null): Catalogue | null {
  return catalogue && Object.fromEntries(Object.entries(catalogue).filter(([key]) => OF_TOOLS.test(key)));
}

/** Runs in the page, in the world of our scripts: the texts of the language that a person chose, for the tools. */
function leaveTexts(catalogue: Catalogue | null): void {
  globalThis.memoriesPageTexts = catalogue;
}

/** Puts what moves the page's own player beside the content script; it tells by itself whether it is there already. */
export async function loadPlayer(tabId: number): Promise<null> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/page-player.js'], injectImmediately: true });
  return null;
}

/** Puts a script beside the content script that asks for it, into the same world. */
export async function loadScript(
  script: CheckedMessageData<'loadScript'>['script'],
  { tab, frameId = 0 }: Browser.runtime.MessageSender,
): Promise<null> {
  if (tab?.id === undefined) throw new Error('only a page in a tab has scripts of ours');
  const target = { tabId: tab.id, frameIds: [frameId] };
  if (script === 'page-tools') {
    const texts = toolCatalogue(chosenCatalogue());
    await browser.scripting.executeScript({ target, func: leaveTexts, args: [texts], injectImmediately: true });
  }
  await browser.scripting.executeScript({ target, files: [`/${script}.js`] as Files, injectImmediately: true });
  return null;
}

type Files = NonNullable<Parameters<typeof browser.scripting.executeScript>[0]['files']>;
