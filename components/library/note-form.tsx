import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { send } from '../../utils/messages/send';
import { Failure, useAction } from '../ui/action';
import { tagsIn } from './tags-in';

/** Words and tags of the person's own; stored whenever a field is left. */
export function NoteForm({ save }: { save: Save }) {
  const id = useId();
  const [{ note, tags }, setTyped] = useState({ note: save.note ?? '', tags: save.tags.join(', ') });
  const latest = useRef({ note, tags });
  const known = useRef({ note, tags });
  // Another page may have written meanwhile: what was not touched here must not write over that.
  useEffect(() => {
    const now = { note: save.note ?? '', tags: save.tags.join(', ') };
    if (latest.current.note === known.current.note) latest.current = { ...latest.current, note: now.note };
    if (tagsIn(latest.current.tags).join(', ') === known.current.tags)
      latest.current = { ...latest.current, tags: now.tags };
    known.current = now;
    setTyped(latest.current);
  }, [save.note, save.tags.join(', ')]);
  const [said, setSaid] = useState('');
  const { run, failure } = useAction(async () => {
    let stored: typeof latest.current;
    // The next field may be left before the one before is stored.
    do {
      stored = latest.current;
      await send('writeNote', { key: save.key, note: stored.note, tags: tagsIn(stored.tags) });
    } while (stored !== latest.current);
    setSaid(t('library_note_saved'));
  });
  const type = (change: Partial<typeof latest.current>) => {
    latest.current = { ...latest.current, ...change };
    setTyped(latest.current);
  };
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      <label for={`${id}-note`}>{t('library_note')}</label>
      <textarea
        id={`${id}-note`}
        rows={3}
        maxLength={10_000}
        value={note}
        onInput={({ currentTarget }) => type({ note: currentTarget.value })}
        onChange={() => void run()}
      />
      <label for={`${id}-tags`}>{t('library_tags')}</label>
      <input
        id={`${id}-tags`}
        type="text"
        value={tags}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => type({ tags: currentTarget.value })}
        onChange={() => void run()}
      />
      <span id={`${id}-hint`} class="muted">
        {t('library_tags_hint')}
      </span>
      <p role="status" class="muted">
        {said}
      </p>
      <Failure failure={failure} />
    </form>
  );
}
