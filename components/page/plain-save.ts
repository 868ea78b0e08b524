import type { SaveReceipt } from '../../utils/messages';
import { leavePress } from '../../utils/messages/presses';
import { send } from '../../utils/messages/send';
import type { States } from './states';
import { isCollected, itemOf, type Subject } from './subject';

/**
 * Saves one thing privately, in the very task of the press, so that nothing that the page does next can lose it.
 * `count`: how many posts a creator or hashtag stands for. Its controls say what the worker answers, whether the
 * tools are there or not. Null for what takes more than that: the page's posts must be collected first.
 */
export function savePlainly(subject: Subject, count: number, states: States): Promise<SaveReceipt> | null {
  const { target } = subject;
  if (isCollected(target)) return null;
  const item = itemOf(subject);
  const press = { item, count: target.kind === 'post' ? undefined : count };
  const id = leavePress(press);
  const receipt = send('saveCaptures', { items: [item], library: 'private', count: press.count, press: id });
  receipt.then(
    ({ results }) => states.learnAll(results, 'private'),
    () => undefined,
  );
  return receipt;
}
