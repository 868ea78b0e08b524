import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { TranscriptKind } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { Failure } from '../ui/action';
import { LineList } from './line-list';
import { QuoteBar } from './quote-bar';
import { useTranscript } from './use-transcript';

interface Props {
  save: Save;
  videoNo: string;
  of: TranscriptKind;
  /** Where the video is, seconds, where it is open. */
  playing: number | undefined;
  onSeek(second: number): void;
}

const WORDS = {
  speech: { title: 'library_transcript', load: 'library_transcript_load', none: 'library_no_speech' },
  scenes: { title: 'library_scenes', load: 'library_scenes_load', none: 'library_no_scenes' },
} as const;

/** What is said in a video, fetched when it is first opened; or what is seen, fetched when it is asked for. */
export function TranscriptPanel({ save, videoNo, of, playing, onSeek }: Props) {
  const { lines, load, busy, failure } = useTranscript(videoNo, of, of === 'speech');
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const words = WORDS[of];
  const mark = (index: number) => {
    const next = new Set(marked);
    if (!next.delete(index)) next.add(index);
    setMarked(next);
  };
  return (
    <section class="stack" aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      <p role="status" class="muted">
        {busy ? t('library_transcript_loading') : lines === null ? t(words.none) : ''}
      </p>
      <Failure failure={failure} />
      {!lines && !busy && (
        <button type="button" onClick={() => void load()}>
          {t(words.load)}
        </button>
      )}
      {lines && lines.length > 0 && (
        <>
          <p class="muted">{t('library_quote_hint')}</p>
          <LineList
            label={t(words.title)}
            lines={lines}
            playing={playing}
            marked={marked}
            onMark={mark}
            onSeek={onSeek}
          />
          <QuoteBar save={save} lines={lines} marked={marked} />
        </>
      )}
    </section>
  );
}
