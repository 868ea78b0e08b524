import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** Every key a person can be shown; a key that is missing from the English catalogue does not compile. */
export type MessageKey = keyof typeof messages;

/** Texts of a language, as the browser's own files hold them. */
export type Catalogue = Readonly<Partial<Record<string, { message: string }>>>;

/** The texts of the language that a person chose; null: those of the browser's language. */
let chosen: Catalogue | null = null;

/** Takes all texts from these from now on, and from the browser what they don't hold. */
export function useCatalogue(catalogue: Catalogue | null): void {
  chosen = catalogue;
}

/** The texts of the chosen language; null where the browser's own are spoken. */
export const chosenCatalogue = (): Catalogue | null => chosen;

declare global {
  /** What the tools in pages are to speak; left there by the worker before them. The page itself can't see it. */
  var memoriesPageTexts: Catalogue | null | undefined;
}

/** Which way the texts run. */
export const textDirection = (): 'ltr' | 'rtl' => (/^(ar|he)\b/.test(t('language_code')) ? 'rtl' : 'ltr');

/**
 * The text of a key in the person's language. `values` fill `$1` to `$9` in order.
 * Throws after the extension was updated under a content script, so those read their texts once, at mount.
 */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  const own = chosen?.[key]?.message;
  return own ? fill(own, ...values) : browser.i18n.getMessage(key as never, values.map(String)) || key;
}

/**
 * Texts by their keys, all read at once: the browser gives none any more after the extension was updated, and then
 * there is still something to say. Values stay as `$1`, `$2` for `fill`.
 */
export function readTexts<K extends MessageKey>(keys: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, t(key, '$1', '$2')])) as Record<K, string>;
}

/** Puts values into a text. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\$(\d)/g, (_, n) => `${values[n - 1] ?? ''}`);
}

/** One form of a text for numbers: its name, as `Intl.PluralRules` has it, and the text in braces. */
const FORM = /(\w+) \{([^{}]*)\}/g;

/** A number of things as a language says it: which form a text about so many has, and the number in its figures. */
export interface Counted {
  form: Intl.LDMLPluralRule;
  figures: string;
}

/** In: the language as BCP 47 has it. */
export const counted = (count: number, language: string): Counted => ({
  form: new Intl.PluralRules(language).select(count),
  figures: new Intl.NumberFormat(language).format(count),
});

/**
 * A text about a number of things, with that number in it. Where it has forms for numbers, as ICU writes them (`{$1,
 * plural, one {Save $1 post} other {Save $1 posts}}`), the one that the language has for so many.
 * Source: https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function fillCounted(text: string, { form, figures }: Counted): string {
  const forms = new Map([...text.matchAll(FORM)].map(([, name, own]) => [name, own]));
  return fill(forms.get(form) ?? forms.get('other') ?? text, figures);
}
