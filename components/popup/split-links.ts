import { readText } from '../../utils/lists/text/read-text';
import { pageUrlOf } from '../../utils/platforms/index';
import type { Unrecognised } from '../ui/receipt';

/** What text can be pasted or dropped here: beyond this it is a list for the page for lists. Characters. */
export const MAX_TEXT = 5_000_000;

/** What a text names, as addresses that can be saved, and the addresses in it that can't, with the reason. */
export function splitLinks(text: string): { known: string[]; unknown: Unrecognised[] } {
  const { targets, leftOut } = readText(text.slice(0, MAX_TEXT));
  return { known: targets.map(pageUrlOf), unknown: leftOut };
}
