import { useEffect, useId, useState } from 'preact/hooks';
import { watchApiKey } from '../../utils/api-key';
import { t } from '../../utils/i18n';
import type { Folder } from '../../utils/memories/schemas';
import { send } from '../../utils/send';
import { type FieldProps, parseSetting, storeSetting } from './setting';

/** Which folder of the private library saves go to; there only once the account has folders, or one is chosen. */
export function FolderSetting({ value, label, hint, onSaved }: Omit<FieldProps<'folder'>, 'name'>) {
  const id = useId();
  const folders = useFolders();
  const change = async (text: string) => {
    const folder = parseSetting('folder', text);
    if (folder === null) return;
    await storeSetting('folder', folder);
    onSaved(label);
  };
  if (folders.length === 0 && value === '') return null;
  const isUnknown = value !== '' && !folders.some((folder) => folder.id === value);
  return (
    <div class="stack field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => void change(currentTarget.value)}
      >
        <option value="">{t('options_folder_none')}</option>
        {isUnknown && <option value={value}>{t('options_folder_unknown', value)}</option>}
        {folders.map((folder) => (
          <option key={folder.id} value={folder.id}>
            {folder.name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}

/** The folders of the account, asked for again when the key changes. Without an answer there are none to offer. */
function useFolders(): readonly Folder[] {
  const [folders, setFolders] = useState<readonly Folder[]>([]);
  useEffect(() => {
    const ask = () =>
      send('getFolders', {}).then(
        (answer) => setFolders(answer.folders),
        () => setFolders([]),
      );
    void ask();
    return watchApiKey(() => void ask());
  }, []);
  return folders;
}
