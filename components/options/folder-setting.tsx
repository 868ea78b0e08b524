import { useId } from 'preact/hooks';
import { FolderSelect } from '../ui/folder-select';
import { useFolders } from '../ui/use-folders';
import { type FieldProps, parseSetting, useSetting } from './setting';

/** Which folder of the private library saves go to; there only once the account has folders, or one is chosen. */
export function FolderSetting(props: Omit<FieldProps<'folder'>, 'name'>) {
  const { label, hint } = props;
  const [value, choose] = useSetting({ name: 'folder', ...props });
  const id = useId();
  const folders = useFolders();
  const change = async (text: string) => {
    const folder = parseSetting('folder', text);
    if (folder !== null) await choose(folder);
  };
  if (folders.length === 0 && value === '') return null;
  return (
    <div class="stack field">
      <label for={id}>{label}</label>
      <FolderSelect
        id={id}
        value={value}
        folders={folders}
        hint={`${id}-hint`}
        onChange={(folder) => void change(folder)}
      />
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}
