import { t } from '../../utils/i18n';
import type { Folder } from '../../utils/memories/schemas';

interface Props {
  id: string;
  /** The number of a folder; '' = none in particular. */
  value: string;
  folders: readonly Folder[];
  /** What describes it. */
  hint?: string;
  onChange: (folder: string) => void;
}

/** The folders of the private library to choose from; one that is chosen and not known is named by its number. */
export function FolderSelect({ id, value, folders, hint, onChange }: Props) {
  const isUnknown = value !== '' && !folders.some((folder) => folder.id === value);
  return (
    <select
      id={id}
      value={value}
      aria-describedby={hint}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      <option value="">{t('options_folder_none')}</option>
      {isUnknown && <option value={value}>{t('options_folder_unknown', value)}</option>}
      {folders.map((folder) => (
        <option key={folder.id} value={folder.id}>
          {folder.name}
        </option>
      ))}
    </select>
  );
}
