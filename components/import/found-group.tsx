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
  onTick: (ticked: boolean) => void;
  onToggle: (row: Row) => void;
}

/** One section of a list: whether it is wanted, how much it is, what of it is there already, and what it costs. */
export function GroupItem({ group, name, version, saved, tally, requestsPerMinute, onTick, onToggle }: Props) {
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
        {costText(group, tally, requestsPerMinute)}
      </p>
      {open && <Preview group={group} version={version} name={name} saved={saved} onToggle={onToggle} />}
    </fieldset>
  );
}

const COUNT = { post: 'import_posts', creator: 'import_creators', hashtag: 'import_hashtags' } as const;

function costText({ kind, rows }: FoundGroup, tally: Tally | undefined, perMinute: number): string {
  const count = t(COUNT[kind], formatNumber(rows.length));
  if (!tally) return count;
  const { already, requests } = tally;
  const parts = [count, t('import_already', formatNumber(already))];
  if (requests > 0) parts.push(t('import_cost', formatNumber(requests), formatSpan((requests * 60_000) / perMinute)));
  return parts.join(' · ');
}
