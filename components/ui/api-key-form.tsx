import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ProblemCode } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { localItem } from '../../utils/local/item';
import { send } from '../../utils/messages/send';
import { writeApiKey } from '../../utils/settings/api-key';
import { problemText } from '../../utils/text/texts';
import { Failure, useAction } from './action';
import { formatRelative } from './format';
import { useKeyPresent } from './use-key-present';

/** Where an account's keys are made. */
export const KEY_PAGE = 'https://memories.ai/app/service/key';

/** When the key that is set was last found to work, ms since 1970; null = it was not asked about. */
const workedAt = localItem<number | null>('keyWorkedAt', null);

interface Note {
  text: string;
  look: 'muted' | 'good' | 'error';
}

const SILENT: Note = { text: '', look: 'muted' };

/**
 * Sets, checks and forgets the API key. A key that is stored is never put back into the page. It is stored once it
 * is complete (pasted, or the field is left), so that half a key is never sent; what is pasted or ended by Enter is
 * checked at once.
 */
export function ApiKeyForm() {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [visible, setVisible] = useState(false);
  const [note, setNote] = useState(SILENT);
  const present = useKeyPresent();
  const state = useKeyState(present, note);

  /** What was stored of the field last: leaving it once more must not have it pass for a new one. */
  const stored = useRef('');
  const store = async (key: string) => {
    if (key.trim() === '' || key === stored.current) return;
    stored.current = key;
    await Promise.all([writeApiKey(key), workedAt.setValue(null)]);
    setNote({ text: t('options_key_saved'), look: 'muted' });
  };
  const {
    run: check,
    busy,
    failure,
  } = useAction(async (key: string) => {
    await store(key);
    setNote({ text: t('options_key_checking'), look: 'muted' });
    const answer = await send('checkKey', {});
    await workedAt.setValue(answer.ok ? Date.now() : null);
    setNote(answer.ok ? { text: t('options_key_works'), look: 'good' } : { text: whyNot(answer), look: 'error' });
  });
  const forget = async () => {
    stored.current = '';
    await Promise.all([writeApiKey(''), workedAt.setValue(null)]);
    setTyped('');
    setNote({ text: t('options_key_forgotten'), look: 'muted' });
  };
  const type = (text: string, how: string | undefined) => {
    // Not by its length alone: who types faster than this page is shown anew would have half a key stored, and sent.
    const isWhole = !BY_LETTERS.test(how ?? '') && text.length > typed.length + 1;
    setTyped(text);
    if (isWhole) void store(text);
  };
  const { text, look } = note.text ? note : state;

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
          aria-invalid={look === 'error'}
          value={typed}
          onInput={(event) => type(event.currentTarget.value, event.inputType)}
          onChange={({ currentTarget }) => void store(currentTarget.value)}
          onBlur={({ currentTarget }) => void store(currentTarget.value)}
          onPaste={({ currentTarget }) => setTimeout(() => void check(currentTarget.value))}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter' && currentTarget.value.trim()) void check(currentTarget.value);
          }}
        />
        <button type="button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {t('options_key_show')}
        </button>
        <button
          type="button"
          class="primary"
          disabled={busy || !(present || typed.trim())}
          onClick={() => void check(typed)}
        >
          {t('options_key_check')}
        </button>
      </div>
      <p id={`${id}-note`} role="status" class={`${look} wrap`} data-icon={ICON[look]}>
        {text}
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

/** Letter by letter. https://www.w3.org/TR/input-events-2/#interface-InputEvent-Attributes */
const BY_LETTERS = /^(insertText|insertCompositionText|delete)/;

const ICON = { muted: undefined, good: 'check', error: 'alert' } as const;

function whyNot({ problem, detail }: { problem: ProblemCode; detail?: string }): string {
  return problem === 'key-refused' ? t('options_key_invalid') : problemText({ code: problem, detail });
}

/** What is known of the key that is set, where nothing was just done about it; read again after each `note`. */
function useKeyState(present: boolean | null, note: Note): Note {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => void workedAt.getValue().then(setAt), [note]);
  if (!present) return SILENT;
  if (at === null) return { text: t('options_key_unchecked'), look: 'muted' };
  return { text: t('options_key_checked', formatRelative(at, Date.now())), look: 'good' };
}
