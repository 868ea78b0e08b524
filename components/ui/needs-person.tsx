import type { ProblemCode } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { problemCodeText } from '../../utils/text/texts';
import { Failure, useAction } from './action';
import { KEY_PAGE } from './api-key-form';
import { useKeyPresent } from './use-key-present';

/** The one thing, if any, that stops all sending until a person does something, with the way out. */
export function NeedsPerson({ halt }: { halt: ProblemCode | undefined }) {
  const keyPresent = useKeyPresent();
  const { run, busy, failure } = useAction(async (act: 'openOptions' | 'resume') => {
    await (act === 'resume' ? send('resume', {}) : send('openPage', { page: 'options' }));
  });
  const problem = keyPresent === false ? 'no-key' : halt;
  if (!problem) return null;
  return (
    <div role="alert" class="notice">
      <p>{problemCodeText(problem)}</p>
      <div class="row">
        {problem === 'no-credits' ? (
          <a class="button" href={KEY_PAGE} target="_blank" rel="noreferrer">
            {t('alert_account')}
          </a>
        ) : (
          <button type="button" class="primary" disabled={busy} onClick={() => void run('openOptions')}>
            {t('alert_options')}
          </button>
        )}
        {problem !== 'no-key' && (
          <button type="button" disabled={busy} onClick={() => void run('resume')}>
            {t('alert_again')}
          </button>
        )}
      </div>
      <Failure failure={failure} />
    </div>
  );
}
