import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { TargetKey } from '../../utils/platforms/types';
import type { FoundGroup } from './found';
import { GroupItem } from './found-group';
import type { Tally } from './tally';
import { groupName } from './words';

interface Props {
  groups: readonly FoundGroup[];
  version: number;
  tallies: ReadonlyMap<string, Tally>;
  saved: ReadonlySet<TargetKey> | undefined;
  requestsPerMinute: number;
  since: number | undefined;
  onSince: (since: number | undefined) => void;
  /** Something in a group was ticked or unticked. */
  onChange: () => void;
}

const NONE: ReadonlySet<TargetKey> = new Set();

/** "Found": every section with what it holds, and the day from which on things are wanted. */
export function FoundList({ groups, version, tallies, saved, since, requestsPerMinute, onSince, onChange }: Props) {
  const id = useId();
  const toggle = (off: Set<TargetKey>, key: TargetKey) => {
    if (!off.delete(key)) off.add(key);
    onChange();
  };
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="row between">
        <h2 id={id}>{t('import_found')}</h2>
        {groups.some(({ dated }) => dated) && (
          <label class="row since">
            {t('import_since')}
            <input type="date" onChange={({ currentTarget }) => onSince(dayOf(currentTarget.value))} />
          </label>
        )}
      </div>
      <ul class="stack" aria-labelledby={id}>
        {groups.map((group) => (
          <li key={group.id}>
            <GroupItem
              group={group}
              name={groupName(group, groups)}
              version={version}
              saved={saved ?? NONE}
              tally={tallies.get(group.id)}
              since={since}
              requestsPerMinute={requestsPerMinute}
              onTick={(ticked) => {
                group.ticked = ticked;
                onChange();
              }}
              onToggle={({ key }) => toggle(group.off, key)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The beginning of a day in the person's time zone, ms since 1970. In: `YYYY-MM-DD` or ''. */
function dayOf(text: string): number | undefined {
  const [year, month, day] = text.split('-').map(Number);
  return year && month && day ? new Date(year, month - 1, day).getTime() : undefined;
}
