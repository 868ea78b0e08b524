import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { isKey, isTyping, KEYS, KEYS_OF, type PageWithKeys } from './keys';
import { canOpenShortcuts, openShortcuts } from './open-shortcuts';
import { strokeParts } from './stroke-parts';

/** A sign that opens the panel of keys, which `?` does too. `/` leads to the page's search, here as well. */
export function KeyboardHelp({ page }: { page: PageWithKeys }) {
  const [isOpen, setOpen] = useState(false);
  // At once: whoever sees the page may press a key.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (isKey(event, 'help')) setOpen(true);
      else if (isKey(event, 'search')) document.querySelector<HTMLElement>('input[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        class="sign needs-keys"
        data-icon="keyboard"
        title={t('keys_title')}
        aria-label={t('keys_title')}
        aria-haspopup="dialog"
        aria-keyshortcuts={KEYS.help.strokes.join(' ')}
        onClick={() => setOpen(true)}
      />
      {isOpen && <Panel page={page} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A dialog: Escape closes it, and the browser gives the focus back to where it was. */
function Panel({ page, onClose }: { page: PageWithKeys; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const commands = useCommands();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={title} class="keys-panel" onClose={onClose}>
      <form method="dialog" class="stack">
        <h2 id={title}>{t('keys_title')}</h2>
        <dl class="keys">
          {KEYS_OF[page].map((name) => (
            <Line key={name} text={t(KEYS[name].text)} strokes={KEYS[name].strokes} />
          ))}
        </dl>
        {commands.length > 0 && (
          <>
            <h3>{t('keys_everywhere')}</h3>
            <dl class="keys">
              {commands.map(({ text, stroke }) => (
                <Line key={text} text={text} strokes={[stroke]} />
              ))}
            </dl>
          </>
        )}
        <div class="row end">
          {canOpenShortcuts() && (
            <button type="button" class="quiet" onClick={() => void openShortcuts()}>
              {t('keys_change')}
            </button>
          )}
          <button type="submit">{t('dialog_close')}</button>
        </div>
      </form>
    </dialog>
  );
}

function Line({ text, strokes }: { text: string; strokes: readonly string[] }) {
  return (
    <div>
      <dt>{text}</dt>
      {strokes.map((stroke) => (
        <dd key={stroke} dir="ltr">
          {strokeParts(stroke).map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}
        </dd>
      ))}
    </div>
  );
}

interface Command {
  text: string;
  stroke: string;
}

/** The shortcuts that work on every page, as the person may have changed them in the browser. Firefox for Android has none. */
function useCommands(): Command[] {
  const [commands, setCommands] = useState<Command[]>([]);
  useEffect(() => {
    const read = async () => {
      const all = (await browser.commands?.getAll()) ?? [];
      setCommands(
        all.flatMap(({ description, shortcut }) =>
          description && shortcut ? [{ text: description, stroke: shortcut }] : [],
        ),
      );
    };
    read().catch(() => undefined);
  }, []);
  return commands;
}
