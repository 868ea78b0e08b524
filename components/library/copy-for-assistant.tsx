import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { LibraryDb } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { textForAssistant } from '../../utils/library/for-assistant';
import { type KeptLine, keptLines } from '../../utils/library/kept-lines';
import type { Line } from '../../utils/memories/library-schemas';
import { Failure, useAction } from '../ui/action';

interface Props {
  saves: readonly Save[];
  db(): Promise<LibraryDb>;
  /** The lines that are meant; all that is kept where none are given. */
  lines?: readonly Line[];
}

/** Puts saves as Markdown, with quotes and links, where a person pastes them to an assistant. */
export function CopyForAssistant({ saves, db, lines }: Props) {
  const [said, setSaid] = useState('');
  const { run, busy, failure } = useAction(async () => {
    setSaid('');
    const library = await db().catch(() => null);
    const kept = new Map<string, readonly KeptLine[]>();
    for (const save of saves) kept.set(save.key, lines ?? (await keptLines(library, save, 'speech')));
    const text = textForAssistant(
      saves,
      ({ key }) => kept.get(key) ?? [],
      ({ platform }) => t(`platform_${platform}`),
    );
    await navigator.clipboard.writeText(text);
    setSaid(t('library_copied'));
  });
  return (
    <>
      <button type="button" data-icon="copy" disabled={busy} onClick={() => void run()}>
        {t('assistant_copy')}
      </button>
      <span role="status" class="muted">
        {said}
      </span>
      <Failure failure={failure} />
    </>
  );
}
