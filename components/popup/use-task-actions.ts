import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { shortLinkOrigins } from '../../utils/background/short-links';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import type { SaveReceipt } from '../../utils/messages';
import { send } from '../../utils/send';
import { problemText } from '../../utils/texts';
import { Told, wordsOf } from '../ui/action';
import { type Ask, useAsk } from '../ui/asking';
import { formatNumber } from '../ui/format';
import { captureTitle } from './capture-title';
import { publicQuestion } from './save-items';
import type { TaskAction } from './task-actions';

/** What is said after something was done about captures. */
export interface TaskNote {
  text: string;
  bad: boolean;
}

type Act = (action: TaskAction, captures: readonly Capture[]) => void;

/**
 * Carries out what a person asks of captures, several at a time if need be; asks back where it can't be undone.
 * `note` is what there is to say of the last that ended.
 */
export function useTaskActions(): { act: Act; note: TaskNote } {
  const ask = useAsk();
  const [note, setNote] = useState<TaskNote>({ text: '', bad: false });
  const act: Act = (action, captures) => {
    carryOut(action, captures, ask).then(
      (text) => setNote({ text, bad: false }),
      (error) => setNote({ text: wordsOf(error), bad: true }),
    );
  };
  return { act, note };
}

/** As many ids as one message may carry. */
const MOST_IDS = 10_000;

/** Gives what there is to say, or ''. */
async function carryOut(action: TaskAction, captures: readonly Capture[], ask: Ask): Promise<string> {
  const captureIds = captures.slice(0, MOST_IDS).map(({ id }) => id);
  const [first] = captures;
  if (!first) return '';
  const named = captures.length === 1 ? captureTitle(first) : formatNumber(captureIds.length);
  switch (action) {
    case 'allow':
      // The browser asks the person; the worker hears of the answer by itself and goes on.
      await browser.permissions.request({ origins: captures.flatMap(({ url }) => shortLinkOrigins(url)) });
      return '';
    case 'cancel': {
      const { tooLate } = await send('cancelCaptures', { captureIds });
      if (tooLate.length > 0) throw new Told(t('task_too_late'));
      return t('tasks_cancelled', named);
    }
    case 'retry':
      await send('retryCaptures', { captureIds });
      return t('tasks_retried', named);
    case 'remove':
      await send('removeCaptures', { captureIds });
      return t('tasks_removed', named);
    case 'delete': {
      const text = [captureTitle(first), t('task_delete_text')];
      if (!(await ask({ title: t('task_delete_title'), text, confirm: t('task_delete'), danger: true }))) return '';
      const { failed } = await send('deleteFromLibrary', { captureIds });
      if (failed[0]) throw new Told(problemText({ code: failed[0].problem, detail: failed[0].detail }));
      return '';
    }
    case 'to-public': {
      const question = publicQuestion(captureIds.length);
      const which = captures.length === 1 ? [captureTitle(first)] : [];
      if (!(await ask({ ...question, text: [...which, ...question.text, t('task_resend_free')] }))) return '';
      return resent(await send('resendCaptures', { captureIds, library: 'public', confirmedPublic: true }));
    }
    case 'to-private':
      return resent(await send('resendCaptures', { captureIds, library: 'private' }));
  }
}

function resent({ results }: SaveReceipt): string {
  const queued = results.some(({ outcome }) => outcome === 'queued');
  return queued ? `${t('status_queued')}. ${t('task_resend_free')}` : t('receipt_already', results.length);
}
