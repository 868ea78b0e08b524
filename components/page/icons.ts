import type { ControlState } from '../../utils/captures/types';

const SVG = 'http://www.w3.org/2000/svg';

export type IconName = ControlState | 'ticked' | 'unticked';

/** One path a state, on a 24 x 24 field, drawn as a line: the shapes differ, not only their colour. */
const PATHS: Record<IconName, string> = {
  // A bookmark with a plus, a clock, an arrow leaving, three quarters of a ring, a tick, a triangle with a mark.
  idle: 'M7 4h10a1 1 0 0 1 1 1v15l-6-4-6 4V5a1 1 0 0 1 1-1zM12 7v5M9.5 9.5h5',
  queued: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  sending: 'M12 19V5M6 11l6-6 6 6',
  processing: 'M12 4a8 8 0 1 1-8 8',
  ready: 'M5 13l4 4L19 7',
  failed: 'M12 4L3 20h18zM12 10v4M12 17v.5',
  ticked: 'M4 4h16v16H4zM7 12l4 4 6-8',
  unticked: 'M4 4h16v16H4z',
};

const drawn = new Map<IconName, SVGElement>();

/** The picture of a state: made once, then copied, since a page has many. */
export function icon(name: IconName): Node {
  const first = drawn.get(name) ?? draw(name);
  drawn.set(name, first);
  return first.cloneNode(true);
}

function draw(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
