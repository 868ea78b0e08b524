import { useEffect, useState } from 'preact/hooks';
import type { Folder } from '../../utils/memories/schemas';
import { send } from '../../utils/messages/send';
import { watchApiKey } from '../../utils/settings/api-key';

/** The folders of the account, asked for again when the key changes. Without an answer there are none to offer. */
export function useFolders(): readonly Folder[] {
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
