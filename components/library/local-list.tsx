import { useState } from 'preact/hooks';
import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { formatNumber } from '../ui/format';
import { MomentLink } from './moment-link';
import { SaveFacts } from './save-head';
import { useMoment } from './use-moment';

/** So many are drawn, and so many more at each wish: nobody reads ten thousand. */
const PORTION = 30;

interface Props {
  saves: readonly Save[];
  words: string;
  /** Whether anything is saved at all. */
  isAny: boolean;
  onOpen(key: string): void;
}

/** What this browser knows, at each letter. */
export function LocalList({ saves, words, isAny, onOpen }: Props) {
  const [shown, setShown] = useState(PORTION);
  const none = isAny ? t('library_local_none') : t('library_empty');
  return (
    <section class="stack">
      <h2 class="row between">
        {t('library_local')}
        <span class="muted" role="status">
          {saves.length > 0 ? t('library_count', formatNumber(saves.length)) : none}
        </span>
      </h2>
      <ul class="stack" aria-label={t('library_local')}>
        {saves.slice(0, shown).map((save) => (
          <LocalItem key={save.key} save={save} words={words} onOpen={onOpen} />
        ))}
      </ul>
      {saves.length > shown && (
        <button type="button" onClick={() => setShown(shown + PORTION)}>
          {t('library_more', formatNumber(saves.length - shown))}
        </button>
      )}
    </section>
  );
}

function LocalItem({ save, words, onOpen }: { save: Save; words: string; onOpen(key: string): void }) {
  const moment = useMoment(save, words);
  return (
    <li class="card">
      <button type="button" class="title" onClick={() => onOpen(save.key)}>
        <bdi>{harmless(save.title)}</bdi>
      </button>
      <SaveFacts save={save} />
      {save.note && <p class="wrap note">{harmless(save.note)}</p>}
      {save.url && moment && <MomentLink url={save.url} second={moment.start} words={moment.text} />}
    </li>
  );
}
