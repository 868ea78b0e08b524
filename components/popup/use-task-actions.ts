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
import { publicQuestion } from './save-items';
import type { TaskAction } from './task-actions';

/** What is said after something was done about a capture. */
export interface TaskNote {
  text: string;
  bad: boolean;
}

/**
 * Carries out what a person asks of captures, several at a time if need be; asks back where it can't be undone.
 * `note` is what there is to say of the last one that ended.
 */
export function useTaskActions(): { act: (action: TaskAction, capture: Capture) => void; note: TaskNote } {
  const ask = useAsk();
  const [note, setNote] = useState<TaskNote>({ text: '', bad: false });
  const act = (action: TaskAction, capture: Capture) => {
    carryOut(action, capture, ask).then(
      (text) => setNote({ text, bad: false }),
      (error) => setNote({ text: wordsOf(error), bad: true }),
    );
  };
  return { act, note };
}

/** Gives what there is to say, or ''. */
async function carryOut(action: TaskAction, { id, title, url }: Capture, ask: Ask): Promise<string> {
  const captureIds = [id];
  switch (action) {
    case 'allow':
      // The browser asks the person; the worker hears of the answer by itself and goes on.
      await browser.permissions.request({ origins: shortLinkOrigins(url) });
      return '';
    case 'cancel': {
      const { tooLate } = await send('cancelCaptures', { captureIds });
      if (tooLate.length > 0) throw new Told(t('task_too_late'));
      return '';
    }
    case 'retry':
      await send('retryCaptures', { captureIds });
      return '';
    case 'remove':
      await send('removeCaptures', { captureIds });
      return '';
    case 'delete': {
      const text = [title ?? url, t('task_delete_text')];
      if (!(await ask({ title: t('task_delete_title'), text, confirm: t('task_delete'), danger: true }))) return '';
      const { failed } = await send('deleteFromLibrary', { captureIds });
      if (failed[0]) throw new Told(problemText({ code: failed[0].problem, detail: failed[0].detail }));
      return '';
    }
    case 'to-public': {
      const question = publicQuestion(1);
      if (!(await ask({ ...question, text: [...question.text, t('task_resend_free')] }))) return '';
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
