import { boxAround, standBeside, staysBehind } from './beside';
import { createLargePage } from './large-page';
import { createPageControl } from './page-control';
import { createStartButton } from './selection/start-button';

/**
 * What a page needs only once it has something to save, and its first script does without: controls beside rows,
 * the page's own control, the way into selection mode, and the search through pages of many cards.
 */
export const parts = { boxAround, standBeside, staysBehind, createLargePage, createPageControl, createStartButton };

export type Parts = typeof parts;
