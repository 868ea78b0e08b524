import { useEffect } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { isKey, isTyping, KEYS } from '../ui/keys';
import type { TaskNote as Note } from './use-task-actions';

/** What came of the last thing that was done about tasks, with the way to take it back: Ctrl+Z does so too. */
export function TaskNote({ note: { text, bad, undo } }: { note: Note }) {
  useEffect(() => {
    if (!undo) return;
    const back = (event: KeyboardEvent) => {
      if (isTyping(event) || !isKey(event, 'undo')) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', back);
    return () => removeEventListener('keydown', back);
  }, [undo]);
  return (
    <div class="row task-told" hidden={text === ''}>
      <p role="status" class={bad ? 'error wrap' : 'muted wrap'}>
        {text}
      </p>
      {undo && (
        <button type="button" class="quiet" aria-keyshortcuts={KEYS.undo.strokes.join(' ')} onClick={undo}>
          {t('page_undo')}
        </button>
      )}
    </div>
  );
}
