import { instagramGrammar, instagramPlayer } from '../../../utils/platforms/instagram';
import { tiktokGrammar, tiktokPlayer } from '../../../utils/platforms/tiktok';
import { youtubeGrammar, youtubePlayer } from '../../../utils/platforms/youtube';
import type { PlayerSite } from './own-video';
import { startPlayer } from './player';

declare global {
  /** Ends what an earlier copy of this script does in the page; the page itself can't see it. */
  var memoriesPlayer: AbortController | undefined;
}

const SITES: readonly PlayerSite[] = [
  { grammar: tiktokGrammar, box: tiktokPlayer },
  { grammar: instagramGrammar, box: instagramPlayer },
  { grammar: youtubeGrammar, box: youtubePlayer },
];

/** Starts on the site of this page, instead of an earlier copy. */
export function startOnSite(): void {
  globalThis.memoriesPlayer?.abort();
  const ending = new AbortController();
  globalThis.memoriesPlayer = ending;
  const site = SITES.find(({ grammar }) => grammar.pageHosts.includes(location.hostname));
  if (site) startPlayer(site, ending.signal);
}
