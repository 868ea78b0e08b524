import { MANY } from '../../../utils/captures/estimate-sending';
import { send } from '../../../utils/messages/send';
import type { Adapter } from '../../../utils/platforms/adapter';
import { nearestMiddle } from '../../../utils/platforms/adapter';
import { doc } from '../../../utils/platforms/doc';
import { keyOf } from '../../../utils/platforms/key';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Controls } from '../controls';
import { outermostCard } from '../find-cards';
import { selectorOf } from '../read-card';
import { loadedCards } from '../selection/read-loaded';
import { drawPicture } from './picture';

/**
 * Has the worker keep small pictures of posts that were just saved here, as the page shows them at this moment. What
 * can't be drawn gets none; nobody is told of that, and nothing waits for it.
 */
export async function keepPictures(
  keys: readonly TargetKey[],
  { cards, still }: Pick<Adapter, 'cards' | 'still'>,
  controls: Pick<Controls, 'all'>,
): Promise<void> {
  const wanted = new Set(keys.filter((key) => key.includes(':post:')));
  const pictures = new Map<TargetKey, string>();

  const draw = (key: TargetKey, box: Element | null) => {
    const picture = wanted.delete(key) && box ? drawPicture(box) : null;
    if (picture) pictures.set(key, picture);
  };

  const selector = selectorOf(cards);
  for (const control of controls.all) {
    const subject = control.read();
    if (!subject || !wanted.has(keyOf(subject.target))) continue;
    const own = () => nearestMiddle(doc.querySelectorAll(still));
    draw(control.key, control.isOnCard ? outermostCard(control.host, selector) : own());
  }
  // What was picked and is out of sight by now.
  if (wanted.size > 0 && keys.length > 1) {
    for await (const { element, subject } of loadedCards(cards)) {
      draw(keyOf(subject.target), element);
      if (wanted.size === 0) break;
    }
  }
  const drawn = [...pictures].map(([key, picture]) => ({ key, picture }));
  for (let i = 0; i < drawn.length; i += MANY) await send('keepPictures', { pictures: drawn.slice(i, i + MANY) });
}
