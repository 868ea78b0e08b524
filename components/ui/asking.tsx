import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';

/** A question that a person must answer before something is done. */
export interface Question {
  title: string;
  text: string[];
  confirm: string;
  danger?: boolean;
}

/** Puts a question; true when the person said yes, false when no, by Escape too. */
export type Ask = (question: Question) => Promise<boolean>;

const AskContext = createContext<Ask>(async () => false);

export const useAsk = (): Ask => useContext(AskContext);

/** Gives its children `useAsk`, and shows the one question that is open. */
export function Asking({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState<{ question: Question; answer: (yes: boolean) => void } | null>(null);
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ question, answer })), []);
  const settle = (yes: boolean) => {
    open?.answer(yes);
    setOpen(null);
  };
  return (
    <AskContext.Provider value={ask}>
      {children}
      {open && <QuestionDialog question={open.question} onAnswer={settle} />}
    </AskContext.Provider>
  );
}

/** A form of method "dialog" closes it and gives the focus back; Escape answers no. */
function QuestionDialog({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="question-title"
      onClose={({ currentTarget }) => onAnswer(currentTarget.returnValue === 'yes')}
    >
      <form method="dialog" class="stack">
        <h2 id="question-title">{question.title}</h2>
        {question.text.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div class="row end">
          <button type="submit" value="no">
            {t('dialog_cancel')}
          </button>
          <button
            type="submit"
            value="yes"
            class={question.danger ? 'danger' : 'primary'}
            // The second half of a double click was meant for what opened this.
            onClick={(event) => event.detail > 1 && event.preventDefault()}
          >
            {question.confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
