import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { publicQuestion } from '../popup/save-items';
import { Failure, useAction } from '../ui/action';
import { useAsk } from '../ui/asking';
import { formatNumber, formatSpan } from '../ui/format';
import type { FoundGroup } from './found';
import { WritingBar } from './progress-bars';
import type { Saved } from './save-groups';
import type { Tally } from './tally';
import type { Saving } from './use-saving';
import { groupName } from './words';

interface Props {
  groups: readonly FoundGroup[];
  tallies: ReadonlyMap<string, Tally>;
  saving: Saving;
  since: number | undefined;
  requestsPerMinute: number;
  reading: boolean;
}

/** What the choice comes to, and the two ways to save it. */
export function SaveBar({ groups, tallies, saving, since, requestsPerMinute, reading }: Props) {
  const ask = useAsk();
  const { fresh, total, requests } = sum(groups, tallies);
  const cost = t(
    'import_cost',
    formatNumber(requests),
    formatSpan(saving.waitMs + (requests * 60_000) / requestsPerMinute),
  );
  const { run, busy, failure } = useAction(async (library: Library) => {
    if (library === 'public') {
      const question = publicQuestion(fresh);
      if (!(await ask({ ...question, text: [...question.text, cost] }))) return;
    }
    await saving.save(groups, library, since, (group) => `${group.format}: ${groupName(group, groups)}`);
  });
  const disabled = busy || reading || fresh === 0;
  return (
    <div class="card save-bar">
      <p role="status">
        {t('import_summary', formatNumber(fresh), formatNumber(total))} {requests > 0 && cost}
      </p>
      {saving.busy && <WritingBar report={saving.report} onStop={saving.stop} />}
      {!saving.busy && saving.report && <Outcome report={saving.report} />}
      <div class="row end">
        <button type="button" disabled={disabled} onClick={() => void run('public')}>
          {t('save_public')}
        </button>
        <button type="button" class="primary" disabled={disabled} onClick={() => void run('private')}>
          {t('save_private')}
        </button>
      </div>
      <Failure failure={failure} />
    </div>
  );
}

/** What became of the last save; a stopped one says how to go on. */
function Outcome({ report: { queued, already, refused, done, of } }: { report: Saved }) {
  return (
    <div role="status" class="stack">
      <p>
        {t('import_done', formatNumber(queued), formatNumber(of))}
        {already > 0 && ` ${t('receipt_already', formatNumber(already))}.`}
        {refused > 0 && ` ${t('receipt_unrecognised', formatNumber(refused))}.`}
      </p>
      {done < of && <p>{t('import_stopped')}</p>}
      <p>
        <a href="/popup.html" target="_blank" rel="noreferrer">
          {t('import_see_tasks')}
        </a>
      </p>
    </div>
  );
}

function sum(groups: readonly FoundGroup[], tallies: ReadonlyMap<string, Tally>) {
  const ticked = groups.flatMap((group) => (group.ticked ? (tallies.get(group.id) ?? []) : []));
  const add = (field: keyof Tally) => ticked.reduce((n, tally) => n + tally[field], 0);
  return { fresh: add('fresh'), total: add('total'), requests: add('requests') };
}
