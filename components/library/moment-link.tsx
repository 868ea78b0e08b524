import { momentText } from '../../utils/library/moments';
import { addressAt } from '../../utils/library/quote';
import { send } from '../../utils/messages/send';
import { harmless } from '../../utils/text/foreign-text';
import { Failure, useAction } from '../ui/action';

/** A link to a post at a second, with the words that stand there. */
export function MomentLink({ url, second, words }: { url: string; second: number; words?: string }) {
  const { run, failure } = useAction(async () => {
    await send('openAt', { url, second });
  });
  // With a key held the browser opens it its own way, at the second where the address can say it.
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void run();
  };
  return (
    <>
      <a class="moment" href={addressAt(url, second)} target="_blank" rel="noreferrer" onClick={press}>
        <span class="second">{momentText(second)}</span>
        {words && <bdi>{harmless(words)}</bdi>}
      </a>
      <Failure failure={failure} />
    </>
  );
}
