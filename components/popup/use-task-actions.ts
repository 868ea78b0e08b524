import { useCallback } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { send } from '../../utils/send';
import { problemText } from '../../utils/texts';
import { Told, useAction } from '../ui/action';
import { type Ask, useAsk } from '../ui/asking';
import { publicQuestion } from './save-items';
import type { TaskAction } from './task-actions';

/** Carries out what a person asks of a capture; asks back where it can't be undone. */
export function useTaskActions(): { act: (action: TaskAction, capture: Capture) => void; failure: string } {
  const ask = useAsk();
  const { run, failure } = useAction((action: TaskAction, capture: Capture) => carryOut(action, capture, ask));
  const act = useCallback((action: TaskAction, capture: Capture) => void run(action, capture), [run]);
  return { act, failure };
}

async function carryOut(action: TaskAction, { id, title, url }: Capture, ask: Ask): Promise<void> {
  const captureIds = [id];
  switch (action) {
    case 'cancel': {
      const { tooLate } = await send('cancelCaptures', { captureIds });
      if (tooLate.length > 0) throw new Told(t('task_too_late'));
      return;
    }
    case 'retry':
      await send('retryCaptures', { captureIds });
      return;
    case 'remove':
      await send('removeCaptures', { captureIds });
      return;
    case 'delete': {
      const text = [title ?? url, t('task_delete_text')];
      if (!(await ask({ title: t('task_delete_title'), text, confirm: t('task_delete'), danger: true }))) return;
      const { failed } = await send('deleteFromLibrary', { captureIds });
      if (failed[0]) throw new Told(problemText({ code: failed[0].problem, detail: failed[0].detail }));
      return;
    }
    case 'to-public':
      if (await ask(publicQuestion(1))) {
        await send('resendCaptures', { captureIds, library: 'public', confirmedPublic: true });
      }
      return;
    case 'to-private':
      await send('resendCaptures', { captureIds, library: 'private' });
  }
}
