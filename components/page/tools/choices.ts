import type { Library } from '../../../utils/captures/types';
import type { KeyState, PageContext } from '../../../utils/messages';
import { keyOf } from '../../../utils/platforms/key';
import { pageUrlOf } from '../../../utils/platforms/page-url';
import { problemCodeText } from '../../../utils/text/texts';
import { isCollected, type Subject } from '../subject';
import { type Choice, hasCount, type MenuContents } from './menu';
import type { Saver } from './saver';
import type { Texts } from './tool-texts';

/** What fits the state of a thing: how to save it, or what can be done with what became of it. */
export function choicesFor(
  texts: Texts,
  saver: Saver,
  subject: Subject,
  known: KeyState | undefined,
  defaultCount: number,
  hasFolders: boolean,
): MenuContents {
  const save = (library: Library): Choice => ({
    label: texts[`save_${library}`],
    run: (count) => void saver.save(subject, { library, count }),
  });
  const list: Choice = { label: texts.page_menu_list, run: () => saver.openList() };
  const count = hasCount(subject) ? defaultCount : undefined;
  const follow: Choice = {
    label: texts.follow_start,
    run: () => saver.openLibrary(keyOf(subject.target), pageUrlOf(subject.target)),
  };
  const more = hasCount(subject) && !isCollected(subject.target) ? [follow] : [];
  const toFolder: Choice = {
    label: texts.page_menu_folder,
    run: (wanted) => void saver.save(subject, { library: 'private', count: wanted, chooseFolder: true }),
  };
  const folder = hasFolders ? [toFolder] : [];
  if (!known) return { count, choices: [save('private'), ...folder, save('public'), ...more] };

  const ids = [known.captureId];
  const other = save(known.library === 'private' ? 'public' : 'private');
  if (known.state === 'failed') {
    const note = known.problem && problemCodeText(known.problem);
    const retry: Choice = { label: texts.page_menu_retry, run: () => void saver.retry(keyOf(subject.target), known) };
    return { note, choices: [retry, other, list] };
  }
  if (known.state === 'queued') {
    return { choices: [{ label: texts.page_undo, run: () => void saver.undo(ids) }, other, list] };
  }
  if (known.state !== 'ready') return { choices: [list, other, ...more] };
  const url = pageUrlOf(subject.target);
  const open: Choice = { label: texts.page_menu_open, run: () => void window.open(url, '_blank', 'noopener') };
  const copied = () => saver.say(texts.page_menu_copied);
  const copy: Choice = {
    label: texts.page_menu_copy,
    run: () => void navigator.clipboard.writeText(url).then(copied, () => saver.say(url)),
  };
  const again: Choice = { label: texts.library_open, run: () => saver.openLibrary(keyOf(subject.target)) };
  return { choices: [again, list, open, copy, other, ...more] };
}

/** Of those the ones that may be: nothing leads to the public library where nothing may go there. */
export function offered(
  choices: readonly Choice[],
  texts: Pick<Texts, 'save_public'>,
  { publicSaving }: Pick<PageContext, 'publicSaving'>,
): Choice[] {
  return choices.filter(({ label }) => publicSaving || label !== texts.save_public);
}
