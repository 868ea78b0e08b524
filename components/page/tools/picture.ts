import { MOST_PICTURE_TEXT, PICTURE_SIZE } from '../../../utils/pictures/limits';
import { el } from '../dom';

/** What is smaller on the screen is a face or a sign, not what a post shows. CSS px. */
const LEAST_SIDE = 48;

/** Tried one after the other until a picture is small enough. */
const QUALITIES = [0.75, 0.55, 0.35];

type Source = HTMLImageElement | HTMLVideoElement;

/**
 * A small square picture of what a part of the page shows, as a data URL: of its largest image or video, as far as
 * that is loaded already. Null where there is none, or where its site keeps scripts from what it shows (an image of
 * another host that was not asked for with CORS). Asks nobody for anything.
 */
export function drawPicture(box: Element): string | null {
  const source = largest(box);
  if (!source) return null;
  const { width, height } = sizeOf(source);
  const side = Math.min(width, height);
  const canvas = el('canvas', { width: `${PICTURE_SIZE}`, height: `${PICTURE_SIZE}` });
  const pen = canvas.getContext('2d');
  // What is higher than wide has what it is about in its upper half more often than in its middle.
  const top = Math.max(0, (height - side) / 3);
  try {
    pen?.drawImage(source, (width - side) / 2, top, side, side, 0, 0, PICTURE_SIZE, PICTURE_SIZE);
    const drawn = QUALITIES.map((quality) => () => canvas.toDataURL('image/jpeg', quality));
    for (const draw of drawn) {
      const url = draw();
      if (url.length <= MOST_PICTURE_TEXT && pen && !isOneColour(pen)) return url;
    }
    return null;
  } catch {
    return null;
  }
}

/** The image or video that takes most of the screen. */
function largest(box: Element): Source | null {
  let best: Source | null = null;
  let most = LEAST_SIDE * LEAST_SIDE - 1;
  for (const source of box.querySelectorAll<Source>('img, video')) {
    const { width, height } = source.getBoundingClientRect();
    const area = Math.min(width, height) < LEAST_SIDE ? 0 : width * height;
    if (area <= most || !isLoaded(source)) continue;
    best = source;
    most = area;
  }
  return best;
}

const isLoaded = (source: Source) =>
  source instanceof HTMLVideoElement
    ? source.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
    : source.complete && source.naturalWidth > 1;

const sizeOf = (source: Source) =>
  source instanceof HTMLVideoElement
    ? { width: source.videoWidth, height: source.videoHeight }
    : { width: source.naturalWidth, height: source.naturalHeight };

/** A place holder, or a film before its first picture. */
function isOneColour(pen: CanvasRenderingContext2D): boolean {
  const { data } = pen.getImageData(0, 0, PICTURE_SIZE, PICTURE_SIZE);
  const [first] = new Uint32Array(data.buffer, 0, 1);
  return new Uint32Array(data.buffer).every((colour) => colour === first);
}
