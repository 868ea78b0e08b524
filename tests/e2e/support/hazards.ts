import path from 'node:path';
import { PAGES_DIR, type Sites } from '../../emulator/sites.ts';

const WATCH = 'https://www.youtube.com/watch?v=trial000001';

/** Pages that broke other extensions on the same sites; see tests/pages/README.md. */
export const HAZARDS = [
  { name: 'row-counts-buttons', serveAt: WATCH },
  { name: 'watch-drops-foreign-children', serveAt: WATCH },
  { name: 'watch-fullscreen', serveAt: WATCH },
  { name: 'card-swapped-in-three-tasks', serveAt: 'https://www.youtube.com/' },
  { name: 'instagram-reels-address-ahead', serveAt: 'https://www.instagram.com/reels/DTrialReel0/' },
].map((hazard) => ({ ...hazard, file: `${hazard.name}.html` }));

/** Serves a hazard at its address. They have styles in attributes, so no policy forbids these. */
export function serveHazard(sites: Sites, file: string): string {
  const hazard = HAZARDS.find((one) => one.file === file);
  if (!hazard) throw new Error(`No hazard ${file}`);
  sites.serve(hazard.serveAt, path.join(PAGES_DIR, 'hazards', file), null);
  return hazard.serveAt;
}
