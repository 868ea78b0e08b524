import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { lineAt } from '../../utils/library/line-at';
import { momentText } from '../../utils/library/moments';
import type { Line } from '../../utils/memories/library-schemas';
import { harmless } from '../../utils/text/foreign-text';

interface Props {
  label: string;
  lines: readonly Line[];
  playing: number | undefined;
  marked: ReadonlySet<number>;
  onMark(index: number): void;
  onSeek(second: number): void;
}

/** Lines that lead to their second; the one that is spoken is marked and stays in sight. */
export function LineList({ label, lines, playing, marked, onMark, onSeek }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const current = playing === undefined ? -1 : lineAt(lines, playing);
  useEffect(() => {
    const line = list.current?.children[current];
    if (!(line instanceof HTMLElement)) return;
    // By hand: of a talk of hours thousands of lines would be compared at each step of the video.
    line.dataset.current = 'true';
    const button = line.querySelector('button');
    button?.setAttribute('aria-current', 'true');
    // Not while somebody goes through the lines by keyboard.
    if (!list.current?.contains(document.activeElement)) line.scrollIntoView({ block: 'nearest' });
    return () => {
      delete line.dataset.current;
      button?.removeAttribute('aria-current');
    };
  }, [current, lines]);
  const latest = useRef({ onMark, onSeek });
  latest.current = { onMark, onSeek };
  const items = useMemo(
    () =>
      lines.map(({ start, text }, i) => (
        <li key={`${i} ${start}`} class="line">
          <input
            type="checkbox"
            checked={marked.has(i)}
            aria-label={t('library_mark', momentText(start))}
            onChange={() => latest.current.onMark(i)}
          />
          <button type="button" onClick={() => latest.current.onSeek(start)}>
            <span class="second">{momentText(start)}</span> <bdi>{harmless(text)}</bdi>
          </button>
        </li>
      )),
    [lines, marked],
  );
  return (
    <ul ref={list} class="lines" aria-label={label}>
      {items}
    </ul>
  );
}
