import { pagePatterns } from '../platforms/grammar';
import { grammars } from '../platforms/index';

/** Where our content scripts run, as match patterns. */
export const SITE_PATTERNS: readonly string[] = grammars.flatMap(pagePatterns);

/** Every genuine address of the sites, as match patterns: where a link is worth a menu entry. */
export const LINK_PATTERNS: readonly string[] = grammars.flatMap(({ hosts }) => hosts.map((host) => `*://${host}/*`));
