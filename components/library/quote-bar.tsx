import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { quoteOf, type SubtitleFormat, subtitles } from '../../utils/library/quote';
import type { Line } from '../../utils/memories/library-schemas';
import { Failure, useAction } from '../ui/action';
import { formatDate } from '../ui/format';
import { offerFile } from '../ui/offer-file';

const FORMATS: readonly SubtitleFormat[] = ['srt', 'vtt', 'txt'];

/** Hands out what was said: the marked lines, or all of them, as a quote; everything as a file. */
export function QuoteBar({ save, lines, marked }: { save: Save; lines: readonly Line[]; marked: ReadonlySet<number> }) {
  const [note, setNote] = useState('');
  const { run, failure } = useAction(async (form: 'plain' | 'markdown') => {
    const quoted = marked.size > 0 ? lines.filter((_, i) => marked.has(i)) : lines;
    await navigator.clipboard.writeText(quoteOf(save, quoted, formatDate(save.createdAt), form));
    setNote(t('library_copied'));
  });
  const name = `${save.key.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
  return (
    <div class="row">
      <button type="button" onClick={() => void run('plain')}>
        {t('library_copy_quote')}
      </button>
      <button type="button" onClick={() => void run('markdown')}>
        {t('library_copy_markdown')}
      </button>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="quiet"
          onClick={() => offerFile(`${name}.${format}`, subtitles(lines, format))}
        >
          {t('library_export_as', `.${format}`)}
        </button>
      ))}
      <span role="status" class="muted">
        {note}
      </span>
      <Failure failure={failure} />
    </div>
  );
}
