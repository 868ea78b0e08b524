import { useMemo, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { partOf, videosToShow } from '../../utils/library/parts';
import { harmless } from '../../utils/text/foreign-text';
import { formatNumber } from '../ui/format';
import { VideoView } from './video-view';

/** So many are drawn, and so many more at each wish. */
const PORTION = 30;

interface Props {
  save: Save;
  saves: readonly Save[];
  /** The video that is open at first. */
  first: string | undefined;
  searchLocal(words: string): Promise<readonly Save[]>;
}

/** The videos of a save of several; each opens in its place. */
export function VideoList({ save, saves, first, searchLocal }: Props) {
  const [shown, setShown] = useState(PORTION);
  const [open, setOpen] = useState(first);
  const videoNos = useMemo(() => videosToShow(save), [save]);
  // What was found stands first, wherever in hundreds it is.
  const ordered = first !== undefined && videoNos.includes(first) ? [...new Set([first, ...videoNos])] : videoNos;
  return (
    <section class="stack" aria-label={t('library_videos')}>
      <div class="row between">
        <h3>{t('library_videos')}</h3>
        <span class="muted">{formatNumber(videoNos.length)}</span>
      </div>
      <ul class="stack" aria-label={t('library_videos')}>
        {ordered.slice(0, shown).map((videoNo) => {
          const part = partOf(save, videoNo);
          const isOpen = open === videoNo;
          return (
            <li key={videoNo} class="card stack">
              <button
                type="button"
                class="title"
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : videoNo)}
              >
                <bdi>{harmless(part.title)}</bdi>
              </button>
              {isOpen && <VideoView save={part} saves={saves} searchLocal={searchLocal} />}
            </li>
          );
        })}
      </ul>
      {ordered.length > shown && (
        <button type="button" onClick={() => setShown(shown + PORTION)}>
          {t('library_more', formatNumber(ordered.length - shown))}
        </button>
      )}
    </section>
  );
}
