import { useEffect, useRef } from 'preact/hooks';
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
    // Not while somebody goes through the lines by keyboard.
    if (line && !list.current?.contains(document.activeElement)) line.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ul ref={list} class="lines" aria-label={label}>
      {lines.map(({ start, text }, i) => (
        <li key={`${i} ${start}`} class="line" data-current={i === current}>
          <input
            type="checkbox"
            checked={marked.has(i)}
            aria-label={t('library_mark', momentText(start))}
            onChange={() => onMark(i)}
          />
          <button type="button" aria-current={i === current ? 'true' : undefined} onClick={() => onSeek(start)}>
            <span class="second">{momentText(start)}</span> <bdi>{harmless(text)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
