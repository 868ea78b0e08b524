import { browser } from 'wxt/browser';
import { shortLinkOrigins } from '../../utils/background/short-links';
import { captureTitle } from '../../utils/captures/title';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import type { SaveReceipt } from '../../utils/messages';
import { send } from '../../utils/messages/send';
import { problemText } from '../../utils/text/texts';
import { Told } from '../ui/action';
import type { Ask } from '../ui/asking';
import { formatNumber } from '../ui/format';
import { publicQuestion } from './save-items';
import type { TaskAction } from './task-actions';

/** What there is to say of what was done, and how it is taken back, where it can be. */
export interface Done {
  text: string;
  undo?: () => Promise<Done>;
}

/** As many ids as one message may carry. */
const MOST_IDS = 10_000;

const SILENT: Done = { text: '' };

/** Does something about captures; asks back where it can't be undone. Rejects with what went wrong. */
export async function carryOut(action: TaskAction, all: readonly Capture[], ask: Ask): Promise<Done> {
  const captures = all.slice(0, MOST_IDS);
  const captureIds = captures.map(({ id }) => id);
  const named = nameOf(captures);
  switch (action) {
    case 'allow':
      // The browser asks the person; the worker hears of the answer by itself and goes on.
      await browser.permissions.request({ origins: captures.flatMap(({ url }) => shortLinkOrigins(url)) });
      return SILENT;
    case 'cancel': {
      const { tooLate } = await send('cancelCaptures', { captureIds });
      if (tooLate.length > 0) throw new Told(t('task_too_late'));
      return { text: t('tasks_cancelled', named) };
    }
    case 'retry': {
      const { retried } = await send('retryCaptures', { captureIds });
      const again = captures.filter(({ id }) => retried.includes(id));
      if (again.length > 0) return { text: t('tasks_retried', nameOf(again)) };
      // Others that were declined have changed meanwhile, which the list shows; only a picture's file may be gone.
      if (captures.some(({ kind }) => kind === 'image')) throw new Told(t('tasks_retry_impossible'));
      return SILENT;
    }
    case 'remove': {
      const { removed } = await send('removeCaptures', { captureIds });
      const undo = removed.length > 0 ? () => putBack(captures, removed) : undefined;
      return { text: t('tasks_removed', named), undo };
    }
    case 'delete': {
      const text = [captures.length === 1 ? named : t('tasks_delete_count', named), t('task_delete_text')];
      if (!(await ask({ title: t('task_delete_title'), text, confirm: t('task_delete'), danger: true }))) return SILENT;
      const { failed } = await send('deleteFromLibrary', { captureIds });
      if (failed[0]) throw new Told(problemText({ code: failed[0].problem, detail: failed[0].detail }));
      return { text: t('tasks_deleted', named) };
    }
    case 'to-public': {
      const question = publicQuestion(captureIds.length);
      const which = captures.length === 1 ? [named] : [];
      if (!(await ask({ ...question, text: [...which, ...question.text, t('task_resend_free')] }))) return SILENT;
      return resent(await send('resendCaptures', { captureIds, library: 'public', confirmedPublic: true }));
    }
    case 'to-private':
      return resent(await send('resendCaptures', { captureIds, library: 'private' }));
  }
}

async function putBack(captures: readonly Capture[], captureIds: string[]): Promise<Done> {
  const { back } = await send('putBackCaptures', { captureIds });
  const named = captures.filter(({ id }) => back.includes(id));
  return named.length > 0 ? { text: t('tasks_put_back', nameOf(named)) } : SILENT;
}

function resent({ results }: SaveReceipt): Done {
  const queued = results.filter(({ outcome }) => outcome === 'queued').length;
  if (queued === 0) return { text: t('receipt_already', formatNumber(results.length)) };
  return { text: t('tasks_copied', formatNumber(queued)) };
}

/** What captures are called together: one by its title, several by their number. */
function nameOf(captures: readonly Capture[]): string {
  const [first] = captures;
  return first && captures.length === 1 ? captureTitle(first) : formatNumber(captures.length);
}
