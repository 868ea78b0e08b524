import type { Library } from '../captures/types';
import type { Settings } from '../settings';

/** What a person or their organisation does not allow. */
export class Forbidden extends Error {}

/** Throws `Forbidden` where something is to go to the public library and nothing may. */
export function refuseForbidden(library: Library, { publicSaving }: Pick<Settings, 'publicSaving'>): void {
  if (library === 'public' && !publicSaving) throw new Forbidden('public saving is switched off');
}
