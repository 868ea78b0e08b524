import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { openLibraryDb } from '../../utils/library/db';
import { send } from '../../utils/messages/send';
import { Failure, Told, useAction } from '../ui/action';
import { FolderSelect } from '../ui/folder-select';
import { formatNumber } from '../ui/format';
import { useFolders } from '../ui/use-folders';
import { problemOfAsking } from './asking-words';
import { CopyForAssistant } from './copy-for-assistant';
import { MarkdownButton } from './markdown-button';
import { tagsIn } from './tags-in';
import type { Selected } from './use-selected';

interface Props {
  selected: Selected;
  onChat(): void;
}

/** What can be done with several saves at once. */
export function BulkBar({ selected, onChat }: Props) {
  const id = useId();
  const { saves, set } = selected;
  const folders = useFolders();
  const [typed, setTyped] = useState('');
  const [folder, setFolder] = useState('');
  const [said, setSaid] = useState('');
  const { run, busy, failure } = useAction(async (act: 'add' | 'remove' | 'move') => {
    setSaid('');
    if (act === 'move') return setSaid(await move());
    const tags = tagsIn(typed);
    const change = { add: act === 'add' ? tags : [], remove: act === 'remove' ? tags : [] };
    let changed = 0;
    for (const keys of portions(saves.map(({ key }) => key)))
      changed += (await send('tagSaves', { keys, ...change })).changed;
    setTyped('');
    setSaid(t('bulk_changed', formatNumber(changed)));
  });
  const move = async () => {
    let moved = 0;
    for (const captureIds of portions(saves.flatMap(({ ids }) => ids))) {
      const answer = await send('moveToFolder', { captureIds, folder });
      if (!answer.ok) throw new Told(problemOfAsking({ code: answer.problem, detail: answer.detail }));
      moved += answer.moved.length;
    }
    return t('bulk_moved', formatNumber(moved));
  };
  return (
    <div role="toolbar" aria-label={t('bulk_label')} class="card bulk">
      <div class="row between">
        <p role="status">
          <strong>{t('tasks_selected', formatNumber(saves.length))}</strong>
        </p>
        <button type="button" class="quiet" onClick={() => set([])}>
          {t('page_select_clear')}
        </button>
      </div>
      <div class="row joined">
        <label for={`${id}-tags`} class="visually-hidden">
          {t('bulk_tags')}
        </label>
        <input
          id={`${id}-tags`}
          type="text"
          autocomplete="off"
          placeholder={t('bulk_tags')}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="button" disabled={busy || tagsIn(typed).length === 0} onClick={() => void run('add')}>
          {t('bulk_add')}
        </button>
        <button type="button" disabled={busy || tagsIn(typed).length === 0} onClick={() => void run('remove')}>
          {t('bulk_remove')}
        </button>
      </div>
      {folders.length > 0 && (
        <div class="row joined">
          <label for={`${id}-folder`}>{t('options_folder_label')}</label>
          <FolderSelect id={`${id}-folder`} value={folder} folders={folders} onChange={setFolder} />
          <button type="button" disabled={busy || folder === ''} onClick={() => void run('move')}>
            {t('bulk_move')}
          </button>
        </div>
      )}
      <div class="row">
        <button type="button" data-icon="spark" onClick={onChat}>
          {t('chat_these')}
        </button>
        <CopyForAssistant saves={saves} db={openLibraryDb} />
        <MarkdownButton saves={saves} />
      </div>
      <p role="status" class="good">
        {said}
      </p>
      <Failure failure={failure} />
    </div>
  );
}

/** As many as one message may carry. */
const MOST = 10_000;

function portions<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, i) => all.slice(i * MOST, (i + 1) * MOST));
}
