import { findUrls } from '../../utils/find-urls';
import { explainUnrecognised } from '../../utils/platforms/explain';
import { recognise } from '../../utils/platforms/index';
import type { Unrecognised } from '../ui/receipt';

/** The addresses of a text, parted into those that can be saved and those that can't, with the reason. */
export function splitLinks(text: string): { known: string[]; unknown: Unrecognised[] } {
  const known: string[] = [];
  const unknown: Unrecognised[] = [];
  for (const url of findUrls(text)) {
    if (recognise(url)) known.push(url);
    else unknown.push({ url, reason: explainUnrecognised(url) });
  }
  return { known, unknown };
}
