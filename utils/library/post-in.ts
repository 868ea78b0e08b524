import { pageUrlOf, recognise } from '../platforms/index';

/** The first of some texts that is the address of a post, as its page has it; null where none is. Pure. */
export function postIn(...texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    const target = text ? recognise(text) : null;
    if (target?.kind === 'post') return pageUrlOf(target);
  }
  return null;
}
