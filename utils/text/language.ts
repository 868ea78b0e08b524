import { browser } from 'wxt/browser';
import { type Catalogue, useCatalogue } from '../i18n';

/** The languages there are texts in, by their folder in `public/_locales`, each by its own name for itself. */
export const LANGUAGES = {
  ar: 'العربية',
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  he: 'עברית',
  hi: 'हिन्दी',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  pl: 'Polski',
  pt_BR: 'Português (Brasil)',
  ru: 'Русский',
  tr: 'Türkçe',
  uk: 'Українська',
  vi: 'Tiếng Việt',
  zh_CN: '简体中文',
  zh_TW: '繁體中文',
} as const;

/** A language that a person chose; '' is the browser's own. */
export type Language = keyof typeof LANGUAGES | '';

export const LANGUAGE_CODES = ['', ...(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])] as const;

/**
 * Has all texts of this script in a language from now on. What can't be read (an old script after an update) leaves
 * the browser's own, which is never without texts.
 */
export async function speak(language: Language): Promise<void> {
  useCatalogue(language === '' ? null : await readCatalogue(language));
}

/** The texts of a language, from the extension's own files; null when they can't be had. */
export async function readCatalogue(language: Exclude<Language, ''>): Promise<Catalogue | null> {
  try {
    const answer = await fetch(browser.runtime.getURL(`/_locales/${language}/messages.json` as never));
    return (await answer.json()) as Catalogue;
  } catch {
    return null;
  }
}
