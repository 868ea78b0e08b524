import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { TargetKey } from '../../utils/platforms/types';
import { formatNumber, formatSpan } from '../ui/format';
import type { FoundGroup, Row } from './found';
import { Preview } from './preview';
import type { Tally } from './tally';

interface Props {
  group: FoundGroup;
  name: string;
  version: number;
  saved: ReadonlySet<TargetKey>;
  /** Undefined until it is counted. */
  tally: Tally | undefined;
  requestsPerMinute: number;
  since: number | undefined;
  onTick: (ticked: boolean) => void;
  onToggle: (row: Row) => void;
}

/** One section of a list: whether it is wanted, how much it is, what of it is there already, and what it costs. */
export function GroupItem({ group, name, version, saved, tally, since, requestsPerMinute, onTick, onToggle }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <fieldset class="card" aria-labelledby={id} aria-describedby={`${id}-cost`}>
      <div class="row between">
        <label class="row">
          <input
            type="checkbox"
            checked={group.ticked}
            onChange={({ currentTarget }) => onTick(currentTarget.checked)}
          />
          <span id={id} class="group-name wrap">
            {name}
          </span>
        </label>
        <span class="muted">{group.format}</span>
        <button type="button" class="quiet" aria-expanded={open} aria-describedby={id} onClick={() => setOpen(!open)}>
          {open ? t('import_hide') : t('import_show')}
        </button>
      </div>
      <p id={`${id}-cost`} class="muted">
        {costText(group, tally, requestsPerMinute, since !== undefined)}
      </p>
      {open && <Preview group={group} version={version} name={name} saved={saved} since={since} onToggle={onToggle} />}
    </fieldset>
  );
}

const COUNT = { post: 'import_posts', creator: 'import_creators', hashtag: 'import_hashtags' } as const;

function costText(
  { kind, rows, dated }: FoundGroup,
  tally: Tally | undefined,
  perMinute: number,
  isByDay: boolean,
): string {
  const count = t(COUNT[kind], formatNumber(rows.length));
  if (!tally) return count;
  const { already, undated, requests } = tally;
  const parts = [count, t('import_already', formatNumber(already))];
  if (requests > 0) parts.push(t('import_cost', formatNumber(requests), formatSpan((requests * 60_000) / perMinute)));
  if (undated > 0) parts.push(t('import_undated', formatNumber(undated)));
  if (isByDay && !dated) parts.push(t('import_no_dates'));
  return parts.join(' · ');
}
