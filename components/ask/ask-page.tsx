import './ask.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Answers, Question } from '../../utils/messages';
import { send } from '../../utils/messages/send';
import { Failure, useAction } from '../ui/action';
import { FolderSelect } from '../ui/folder-select';
import { Receipt, reportOf } from '../ui/receipt';
import { useSight } from './use-sight';
import { wordingOf } from './wording';

const isInFrame = window.top !== window;

/** After so long without being wholly seen a window is offered, ms. */
const COVERED_MS = 2500;

/**
 * Asks a person whether something may be saved, in a frame over a site or in a window of ours. A yes counts only if
 * the question has been wholly seen for a while; Escape and Cancel are a no.
 */
export function AskPage({ id, question }: { id: string; question: Question | null }) {
  const [answer, setAnswer] = useState<Answers['answerQuestion']>(null);
  if (!question) return <Over text={t('question_gone')} />;
  if (answer) return <Over text="" receipt={answer.receipt} />;
  return <Asked id={id} question={question} onAnswer={setAnswer} />;
}

function Over({ text, receipt }: { text: string; receipt?: NonNullable<Answers['answerQuestion']>['receipt'] }) {
  return (
    <main class="question">
      {receipt ? <Receipt report={reportOf(receipt)} /> : <p role="status">{text}</p>}
      {!isInFrame && (
        <div class="row end">
          <button type="button" onClick={() => window.close()}>
            {t('dialog_close')}
          </button>
        </div>
      )}
    </main>
  );
}

interface AskedProps {
  id: string;
  question: Question;
  onAnswer(answer: Answers['answerQuestion']): void;
}

function Asked({ id, question, onAnswer }: AskedProps) {
  const box = useRef<HTMLDivElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  // The frame takes its size from what it holds; what moves yet is not seen yet.
  const [isSettled, setSettled] = useState(false);
  const sight = useSight(box, isSettled);
  const [isCovered, setCovered] = useState(false);
  const { title, lines, named, confirm } = wordingOf(question);
  const [folder, setFolder] = useState(question.folder ?? '');

  const { run, busy, failure } = useAction(async (yes: boolean) => {
    const given = await send('answerQuestion', { id, yes, ...(question.folders && { folder }) });
    if (given && !given.isTold) onAnswer(given);
    else if (!isInFrame) window.close();
  });
  const sayYes = async (event: MouseEvent) => {
    // The second half of a double click was meant for what opened this.
    if (!event.isTrusted || event.detail > 1) return;
    if (await sight.isSound(event)) await run(true);
    else setCovered(true);
  };

  useLayoutEffect(() => {
    no.current?.focus();
    const { scrollHeight = 0 } = box.current ?? {};
    const settle = () => setSettled(true);
    send('questionShown', { id, height: scrollHeight }).then(settle, settle);
  }, [id]);
  useEffect(() => {
    const timer = setTimeout(() => setCovered(!sight.isReady), COVERED_MS);
    return () => clearTimeout(timer);
  }, [sight.isReady]);

  return (
    <div
      ref={box}
      class="question"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="title"
      aria-describedby="text"
      onKeyDown={(event) => stayInside(event, () => void run(false))}
    >
      <h1 id="title">{title}</h1>
      <div id="text" class="stack">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <ul class="muted wrap">
          {named.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </div>
      {question.folders && (
        <div class="row">
          <label for="folder">{t('options_folder_label')}</label>
          <FolderSelect id="folder" value={folder} folders={question.folders} onChange={setFolder} />
        </div>
      )}
      {isCovered && isInFrame && (
        <p role="status">
          {t('question_covered')}{' '}
          <button type="button" class="quiet" onClick={() => void send('uncoverQuestion', { id })}>
            {t('question_window')}
          </button>
        </p>
      )}
      <Failure failure={failure} />
      <div class="row end">
        <button type="button" ref={no} onClick={() => void run(false)}>
          {t('dialog_cancel')}
        </button>
        <button
          type="button"
          class={question.library === 'public' ? 'danger' : 'primary'}
          aria-disabled={busy || !sight.isReady}
          onClick={(event) => void sayYes(event)}
        >
          {confirm}
        </button>
      </div>
    </div>
  );
}

/** Escape is a no; Tab goes round among the buttons, since the page around is no part of the question. */
function stayInside(event: KeyboardEvent & { currentTarget: HTMLElement }, cancel: () => void) {
  if (event.key === 'Escape') return cancel();
  if (event.key !== 'Tab') return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('select, button')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}
