/** Marks that turn the direction of what follows, and with them a sentence of ours or an address; and control characters. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\s]/gu;

const MOST_OF_TITLE = 60;
const MOST_OF_ADDRESS = 100;

/**
 * A text that pages or the API gave (titles, authors, addresses, reasons) without what changes how the text around it
 * is read. For whatever shows or hands out such a text: lists, questions, toasts, notifications, names, exports.
 */
export function harmless(text: string): string {
  return text.replace(TURNING, '');
}

/** A title that a page gives, fit to stand in quotation marks within a question of ours: one line, not too long. */
export function foreignTitle(title: string): string {
  return shorten(harmless(title).replace(/\s+/g, ' ').trim(), MOST_OF_TITLE);
}

/** An address for people to read; of a long one the beginning, which says whose it is. */
export function shownAddress(url: string): string {
  return shorten(harmless(url), MOST_OF_ADDRESS);
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
