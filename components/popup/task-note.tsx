import { useEffect } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { TaskNote as Note } from './use-task-actions';

/** What came of the last thing that was done about tasks, with the way to take it back: Ctrl+Z does so too. */
export function TaskNote({ note: { text, bad, undo } }: { note: Note }) {
  useEffect(() => {
    if (!undo) return;
    const back = (event: KeyboardEvent) => {
      const isTyping = (event.target as Element).matches('input:not([type=checkbox]), textarea');
      if (isTyping || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
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
        <button type="button" class="quiet" aria-keyshortcuts="Control+Z" onClick={undo}>
          {t('page_undo')}
        </button>
      )}
    </div>
  );
}
