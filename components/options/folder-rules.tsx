import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { harmless } from '../../utils/text/foreign-text';
import { FolderSelect } from '../ui/folder-select';
import { useFolders } from '../ui/use-folders';
import { type FieldProps, parseSetting, useSetting } from './setting';

/** "Posts of @x go to that folder"; there only once the account has folders, or there are rules. */
export function FolderRules(props: Omit<FieldProps<'folderRules'>, 'name'>) {
  const { label, hint } = props;
  const [value, choose] = useSetting({ name: 'folderRules', ...props });
  const id = useId();
  const folders = useFolders();
  const [creator, setCreator] = useState('');
  const [folder, setFolder] = useState('');
  const store = async (rules: typeof value) => {
    const parsed = parseSetting('folderRules', rules as never);
    if (parsed !== null) await choose(parsed);
  };
  const add = async (event: Event) => {
    event.preventDefault();
    if (creator.trim() === '' || folder === '') return;
    await store([...value.filter((rule) => rule.creator !== creator.trim()), { creator: creator.trim(), folder }]);
    setCreator('');
  };
  const nameOf = (no: string) => folders.find((one) => one.id === no)?.name ?? no;
  if (folders.length === 0 && value.length === 0) return null;
  return (
    <fieldset class="stack field">
      <legend>{label}</legend>
      <p class="muted">{hint}</p>
      {value.length > 0 && (
        <ul class="stack" aria-label={label}>
          {value.map((rule) => (
            <li key={rule.creator} class="row between">
              <span class="wrap">
                <bdi>{harmless(rule.creator)}</bdi> → <bdi>{harmless(nameOf(rule.folder))}</bdi>
              </span>
              <button
                type="button"
                class="sign"
                data-icon="x"
                aria-label={t('rules_remove', harmless(rule.creator))}
                title={t('rules_remove', harmless(rule.creator))}
                onClick={() => void store(value.filter((one) => one !== rule))}
              />
            </li>
          ))}
        </ul>
      )}
      <form class="row joined" onSubmit={(event) => void add(event)}>
        <label for={`${id}-creator`} class="visually-hidden">
          {t('kind_creator')}
        </label>
        <input
          id={`${id}-creator`}
          type="text"
          maxLength={200}
          placeholder="@maker"
          value={creator}
          onInput={({ currentTarget }) => setCreator(currentTarget.value)}
        />
        <label for={`${id}-folder`} class="visually-hidden">
          {t('rules_goes_to')}
        </label>
        <FolderSelect id={`${id}-folder`} value={folder} folders={folders} onChange={setFolder} />
        <button type="submit" disabled={creator.trim() === '' || folder === ''}>
          {t('rules_add')}
        </button>
      </form>
    </fieldset>
  );
}
