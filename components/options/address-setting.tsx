import { useId, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { originPattern } from '../../utils/pages/site-access';
import { DEFAULT_API_ADDRESS } from '../../utils/settings';
import { Failure, useAction } from '../ui/action';
import { type FieldProps, parseSetting, storeSetting } from './setting';

/**
 * Where the API is. Another address than the provider's is used only after the person let the browser reach it,
 * which browsers ask for only in answer to a press.
 */
export function AddressSetting({ value, label, hint, onSaved }: Omit<FieldProps<'apiAddress'>, 'name'>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [denied, setDenied] = useState(false);
  const parsed = typed === null ? value : parseSetting('apiAddress', typed);
  const waits = parsed !== null && parsed !== value;

  const store = async (address: string) => {
    await storeSetting('apiAddress', address);
    setTyped(null);
    onSaved(label);
  };
  const change = async (text: string) => {
    setTyped(text);
    setDenied(false);
    const address = parseSetting('apiAddress', text);
    if (address !== null && address !== value && (await isAllowed(address))) await store(address);
  };
  const { run: allow, failure } = useAction(async () => {
    if (parsed === null) return;
    if (await browser.permissions.request({ origins: [originPattern(parsed)] })) await store(parsed);
    else setDenied(true);
  });

  return (
    <div class="stack field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        spellcheck={false}
        value={typed ?? value}
        aria-invalid={parsed === null}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => void change(currentTarget.value)}
      />
      <p id={`${id}-hint`} class={parsed === null ? 'error' : 'muted'}>
        {parsed === null ? t('options_address_error') : hint}
      </p>
      {waits && (
        <div class="notice">
          <p>{denied ? t('options_address_denied', value) : t('options_address_ask', parsed)}</p>
          <div class="row">
            <button type="button" class="primary" onClick={() => void allow()}>
              {t('options_address_allow')}
            </button>
            <button type="button" onClick={() => setTyped(null)}>
              {t('dialog_cancel')}
            </button>
          </div>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}

async function isAllowed(address: string): Promise<boolean> {
  if (address === DEFAULT_API_ADDRESS) return true;
  return browser.permissions.contains({ origins: [originPattern(address)] });
}
