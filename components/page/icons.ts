import type { ControlState } from '../../utils/captures/types';
import { doc } from '../../utils/platforms/doc';

const SVG = 'http://www.w3.org/2000/svg';

export type IconName = ControlState | 'ticked' | 'unticked' | 'more';

/** One path a state, on a 24 x 24 field, drawn as a line: the shapes differ, not only their colour. */
const PATHS: Record<IconName, string> = {
  // The product's mark (`public/icon/icon.svg`): a bookmark, and cut out of it a spark. Filled, on a field of its own.
  idle: 'M40 26h48a8 8 0 0 1 8 8v68a5 5 0 0 1-8 4L64 87l-24 19a5 5 0 0 1-8-4V34a8 8 0 0 1 8-8zM64 34c3 14 7 17 20 20-13 3-17 7-20 20-3-13-7-17-20-20 13-3 17-6 20-20z',
  // A clock, an arrow leaving, three quarters of a ring, a tick, a triangle with a mark.
  queued: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  sending: 'M12 19V5M6 11l6-6 6 6',
  processing: 'M12 4a8 8 0 1 1-8 8',
  ready: 'M5 13l4 4L19 7',
  failed: 'M12 4L3 20h18zM12 10v4M12 17v.5',
  ticked: 'M4 4h16v16H4zM7 12l4 4 6-8',
  unticked: 'M4 4h16v16H4z',
  more: 'M7 10l5 5 5-5',
};

const drawn = new Map<IconName, SVGElement>();

/** The picture of a state: made once, then copied, since a page has many. */
export function icon(name: IconName): Node {
  const first = drawn.get(name) ?? draw(name);
  drawn.set(name, first);
  return first.cloneNode(true);
}

function draw(name: IconName): SVGElement {
  const svg = doc.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', name === 'idle' ? '14 16 100 100' : '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  if (name === 'idle') svg.setAttribute('class', 'mark');
  const path = doc.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
