import { browser } from 'wxt/browser';
import type { Core } from '../captures/core';
import { t } from '../i18n';
import { savesOf } from '../library/document';
import { scan } from '../library/scan';
import { recognise } from '../platforms/index';
import { harmless } from '../text/foreign-text';
import { LIBRARY_PAGE } from './pages';

/** Browsers show no more than that. */
const MOST_SUGGESTIONS = 5;

/** `mem …` in the address bar: saves with these words at once; Enter opens the library with them. */
export function serveOmnibox(core: Core): void {
  // Firefox on phones has no such bar.
  const { omnibox } = browser;
  if (!omnibox) return;
  omnibox.onInputChanged.addListener((words, suggest) => {
    omnibox.setDefaultSuggestion({ description: t('omnibox_open', marked(words)) });
    if (words.trim() === '') return;
    suggestionsFor(core, words).then(suggest, (error) => console.error('There are no suggestions.', error));
  });
  omnibox.onInputEntered.addListener((text) => {
    const isSave = /^https?:/.test(text) && recognise(text);
    const url = isSave ? text : browser.runtime.getURL(`${LIBRARY_PAGE}?q=${encodeURIComponent(text)}` as '/');
    void browser.tabs.create({ url });
  });
}

async function suggestionsFor(core: Core, words: string) {
  const captures = await (await core.db()).getAll('captures');
  const found = scan(savesOf(captures), words).filter(({ url }) => url);
  return found.slice(0, MOST_SUGGESTIONS).map(({ url = '', title, author }) => ({
    content: url,
    description: marked([title, author].filter(Boolean).join(' · ')),
  }));
}

/** Chrome reads descriptions as XML, Firefox as they stand. */
function marked(text: string): string {
  const plain = harmless(text);
  if (import.meta.env.FIREFOX) return plain;
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
