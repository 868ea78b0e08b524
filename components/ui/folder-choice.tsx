import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { FolderSelect } from './folder-select';
import { useFolders } from './use-folders';

/** Where in the private library this one save goes; there only once the account has folders. */
export function FolderChoice({ value, onChange }: { value: string; onChange: (folder: string) => void }) {
  const id = useId();
  const folders = useFolders();
  if (folders.length === 0) return null;
  return (
    <div class="row library-choice">
      <label for={id}>{t('options_folder_label')}</label>
      <FolderSelect id={id} value={value} folders={folders} onChange={onChange} />
    </div>
  );
}
