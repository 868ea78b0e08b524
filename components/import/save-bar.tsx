import { useState } from 'preact/hooks';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import type { Settings } from '../../utils/settings';
import { publicQuestion } from '../popup/save-items';
import { Failure, Told, useAction } from '../ui/action';
import { useAsk } from '../ui/asking';
import { FolderChoice } from '../ui/folder-choice';
import { formatNumber, formatSpan } from '../ui/format';
import type { FoundGroup } from './found';
import { WritingBar } from './progress-bars';
import type { Saved } from './save-groups';
import { sumTallies, type Tally, tallyAll } from './tally';
import type { Saving } from './use-saving';
import { groupName } from './words';

interface Props {
  groups: readonly FoundGroup[];
  tallies: ReadonlyMap<string, Tally>;
  saving: Saving;
  since: number | undefined;
  settings: Settings;
  reading: boolean;
}

/** What the choice comes to, and the two ways to save it. */
export function SaveBar({ groups, tallies, saving, since, settings, reading }: Props) {
  const ask = useAsk();
  const [folder, setFolder] = useState<string>();
  const into = folder ?? settings.folder;
  const { fresh, total, requests, elsewhere } = sumTallies(groups, tallies);
  const [sentElsewhere, setSentElsewhere] = useState(0);
  const costOf = (n: number) =>
    t('import_cost', formatNumber(n), formatSpan(saving.waitMs + (n * 60_000) / settings.requestsPerMinute));
  const { run, busy, failure } = useAction(async (library: Library) => {
    // What the page shows is of one of the libraries, and of a moment ago.
    const choice = { since, saved: await saving.savedIn(library) };
    const now = sumTallies(groups, (await tallyAll(groups, choice)) ?? new Map());
    if (now.fresh === 0) throw new Told(t('import_nothing_new'));
    if (library === 'public') {
      const question = publicQuestion(now.fresh);
      if (!(await ask({ ...question, text: [...question.text, costOf(now.requests)] }))) return;
    }
    const nameOf = (group: FoundGroup) => t('text_labelled', group.format, groupName(group, groups));
    // Once they are saved here, nothing tells any more that they were elsewhere before.
    setSentElsewhere(elsewhere);
    await saving.save(groups, { library, folder: into, choice, nameOf });
  });
  const disabled = busy || reading || total === 0;
  return (
    <div class="card save-bar">
      <p role="status">
        {t('import_summary', formatNumber(fresh), formatNumber(total))} {requests > 0 && costOf(requests)}
        {elsewhere > 0 && ` ${t('text_sentence', t('elsewhere_count', formatNumber(elsewhere)))}`}
      </p>
      {saving.busy && <WritingBar report={saving.report} onStop={saving.stop} />}
      {!saving.busy && saving.report && <Outcome report={saving.report} elsewhere={sentElsewhere} />}
      <div class="row end">
        <FolderChoice value={into} onChange={setFolder} />
        {settings.publicSaving && (
          <button type="button" disabled={disabled} onClick={() => void run('public')}>
            {t('save_public')}
          </button>
        )}
        <button type="button" class="primary" disabled={disabled} onClick={() => void run('private')}>
          {t('save_private')}
        </button>
      </div>
      <Failure failure={failure} />
    </div>
  );
}

/** What became of the last save; a stopped one says how to go on. */
function Outcome({ report: { queued, already, refused, done, of }, elsewhere }: { report: Saved; elsewhere: number }) {
  return (
    <div role="status" class="stack">
      <p>
        {t('import_done', formatNumber(queued), formatNumber(of))}
        {already > 0 && ` ${t('text_sentence', t('receipt_already', formatNumber(already)))}`}
        {elsewhere > 0 && ` ${t('text_sentence', t('elsewhere_count', formatNumber(elsewhere)))}`}
        {refused > 0 && ` ${t('text_sentence', t('receipt_unrecognised', formatNumber(refused)))}`}
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
