import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { TargetKey } from '../../utils/platforms/types';
import { eachOf } from '../ui/breathe';
import { formatNumber } from '../ui/format';
import type { FoundGroup, Row } from './found';
import { PreviewRow } from './preview-row';
import { isChosen } from './tally';

/** Height of a row and of the part of the list that is seen, CSS px. */
const ROW = 44;
const SEEN = 8 * ROW;

/** Rows that stand ready beyond each end of what is seen, so that Tab always finds the next one. */
const SPARE = 4;

/** Rows searched between two breaths. */
const PORTION = 2000;

interface Props {
  group: FoundGroup;
  version: number;
  name: string;
  saved: ReadonlySet<TargetKey>;
  /** Rows from before it are not wanted, whatever their ticks. */
  since: number | undefined;
  onToggle: (row: Row) => void;
}

/** All rows of a group, however many, each to be unticked; of those only the ones in sight are in the page. */
export function Preview({ group, version, name, saved, since, onToggle }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const rows = useMatches(group.rows, version, words);
  const [top, setTop] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    setTop(0);
  }, [rows]);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const end = Math.min(rows.length, Math.ceil((top + SEEN) / ROW) + SPARE);
  const before = first * ROW;
  const after = (rows.length - end) * ROW;

  return (
    <div class="stack">
      <div class="row">
        <input
          type="search"
          aria-label={t('import_search', name)}
          placeholder={t('import_search', name)}
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <p id={id} class="muted" role="status">
          {words && t('tasks_count', formatNumber(rows.length), formatNumber(group.rows.length))}
        </p>
      </div>
      <div ref={scroller} class="preview" onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
        <ul aria-label={name} style={{ paddingTop: `${before}px`, paddingBottom: `${after}px` }}>
          {rows.slice(first, end).map((row, i) => (
            <li key={row.key} aria-setsize={rows.length} aria-posinset={first + i + 1}>
              <PreviewRow
                row={row}
                saved={saved.has(row.key)}
                ticked={isChosen(group, row, { since, saved })}
                isBefore={!group.off.has(row.key) && !isChosen(group, row, { since, saved })}
                onToggle={() => onToggle(row)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The rows in which all words occur; the last answer until there is a new one. */
function useMatches(rows: readonly Row[], version: number, words: string): readonly Row[] {
  const [matches, setMatches] = useState<readonly Row[]>(rows);
  useEffect(() => {
    const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) {
      setMatches(rows);
      return;
    }
    const stop = new AbortController();
    const search = async () => {
      const next: Row[] = [];
      await eachOf(
        rows,
        PORTION,
        (row) => {
          const text = `${row.title ?? ''}\n${row.author ?? ''}\n${row.url}`.toLocaleLowerCase();
          if (wanted.every((word) => text.includes(word))) next.push(row);
        },
        stop.signal,
      );
      if (!stop.signal.aborted) setMatches(next);
    };
    void search();
    return () => stop.abort();
  }, [rows, rows.length, words, words === '' ? 0 : version]);
  return matches;
}
