import { useId, useState } from 'preact/hooks';
import { writeApiKey } from '../../utils/api-key';
import { t } from '../../utils/i18n';
import { send } from '../../utils/send';
import { problemText } from '../../utils/texts';
import { Failure, useAction } from './action';
import { useKeyPresent } from './use-key-present';

/** Where an account's keys are made. */
export const KEY_PAGE = 'https://memories.ai/app/service/key';

/**
 * Sets, checks and forgets the API key. A key that is stored is never put back into the page. It is stored once it
 * is complete (pasted, or the field is left), so that half a key is never sent.
 */
export function ApiKeyForm() {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [visible, setVisible] = useState(false);
  const [note, setNote] = useState('');
  const present = useKeyPresent();

  const store = async (key: string) => {
    if (key.trim() === '') return;
    await writeApiKey(key);
    setNote(t('options_key_saved'));
  };
  const {
    run: check,
    busy,
    failure,
  } = useAction(async () => {
    await store(typed);
    setNote(t('options_key_checking'));
    const answer = await send('checkKey', {});
    setNote(answer.ok ? t('options_key_works') : problemText({ code: answer.problem, detail: answer.detail }));
  });
  const forget = async () => {
    await writeApiKey('');
    setTyped('');
    setNote(t('options_key_forgotten'));
  };
  const type = (text: string) => {
    const pasted = text.length > typed.length + 1;
    setTyped(text);
    if (pasted) void store(text);
  };

  return (
    <div class="stack">
      <label for={id}>{t('options_key_label')}</label>
      <div class="row joined">
        <input
          id={id}
          {...(visible ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          autocomplete="off"
          spellcheck={false}
          placeholder={present ? t('options_key_present') : 'sk-…'}
          aria-describedby={`${id}-note`}
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onChange={() => void store(typed)}
        />
        <button type="button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {t('options_key_show')}
        </button>
        <button
          type="button"
          class="primary"
          disabled={busy || !(present || typed.trim())}
          onClick={() => void check()}
        >
          {t('options_key_check')}
        </button>
      </div>
      <p id={`${id}-note`} role="status" class="muted wrap">
        {note}
      </p>
      <Failure failure={failure} />
      <p class="row">
        <a href={KEY_PAGE} target="_blank" rel="noreferrer">
          {t('options_key_get')}
        </a>
        {present && (
          <button type="button" class="quiet" onClick={() => void forget()}>
            {t('options_key_forget')}
          </button>
        )}
      </p>
    </div>
  );
}
