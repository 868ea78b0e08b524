import './add.css';
import { useRef, useState } from 'preact/hooks';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { Failure, useAction } from '../ui/action';
import { FolderChoice } from '../ui/folder-choice';
import { isKey } from '../ui/keys';
import { Receipt, reportOf, type SaveReport } from '../ui/receipt';
import { LibraryChoice } from './library-choice';
import { useSaveItems } from './save-items';
import { MAX_TEXT, splitLinks } from './split-links';

interface Props {
  defaultLibrary: Library;
  /** The settings' folder of the private library, or ''. */
  defaultFolder: string;
  waitMs: number;
}

/** "Paste links": saves every link of a pasted text or a dropped text file; what was not recognised stays in it. */
export function PasteLinks({ defaultLibrary, defaultFolder, waitMs }: Props) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Library | null>(null);
  const [report, setReport] = useState<SaveReport | null>(null);
  const save = useSaveItems(waitMs);
  const library = chosen ?? defaultLibrary;
  const [folder, setFolder] = useState<string>();

  const into = library === 'private' ? folder : undefined;

  /** What the field holds now, for whoever was away meanwhile. */
  const latest = useRef('');
  latest.current = text;

  const { run, busy, failure } = useAction(async (from: string | readonly Blob[], again: boolean) => {
    const before = latest.current;
    setReport(null);
    const { known, unknown } = splitLinks(typeof from === 'string' ? from : await textOf(from));
    const items = known.map((url) => ({ url }));
    const receipt =
      items.length > 0
        ? await save({ items, library, ...(again && { again }), ...(into !== undefined && { folder: into }) })
        : null;
    if (items.length > 0 && !receipt) return;
    const next = reportOf(receipt, unknown);
    setReport(next);
    // What was typed while this was under way is not read yet, so it stays.
    const isAsRead = latest.current === before;
    if (!again && isAsRead && known.length + unknown.length > 0)
      setText(next.unrecognised.map(({ url }) => url).join('\n'));
  });

  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void run(files, false);
  };

  return (
    <div class="card add">
      <h2 class="visually-hidden">
        <label for="paste">{t('popup_paste_label')}</label>
      </h2>
      <div class="paste">
        <textarea
          id="paste"
          rows={text === '' ? 1 : 4}
          placeholder={t('popup_paste_hint')}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (isKey(event, 'add')) void run(text, false);
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
        />
        <LibraryChoice value={library} onChange={setChosen} />
        <button
          type="button"
          class="primary"
          disabled={busy || text.trim() === ''}
          onClick={() => void run(text, false)}
        >
          {t('popup_paste_add')}
        </button>
      </div>
      {library === 'private' && text !== '' && <FolderChoice value={folder ?? defaultFolder} onChange={setFolder} />}
      {report && <Receipt report={report} onAgain={(urls) => void run(urls.join('\n'), true)} />}
      <Failure failure={failure} />
    </div>
  );
}

/** What files hold, one after the other. No more than counts is read of each: what was dropped may be a film. */
async function textOf(files: readonly Blob[]): Promise<string> {
  return (await Promise.all(files.map((file) => file.slice(0, MAX_TEXT).text()))).join('\n');
}
