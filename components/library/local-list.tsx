import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import type { IndexKeeper } from '../../utils/library/index-keeper';
import { harmless } from '../../utils/text/foreign-text';
import { formatNumber } from '../ui/format';
import { moveByRows } from '../ui/row-keys';
import { signOf } from '../ui/sign';
import { pictured, usePicture } from '../ui/use-picture';
import { MomentLink } from './moment-link';
import { SaveFacts } from './save-head';
import { useMoment } from './use-moment';
import type { Selected } from './use-selected';

/** So many are drawn, and so many more at each wish: nobody reads ten thousand. */
const PORTION = 30;

interface Props {
  saves: readonly Save[];
  words: string;
  /** Whether anything is saved at all. */
  isAny: boolean;
  selected: Selected;
  keeper: IndexKeeper;
  onOpen(key: string): void;
}

/** What this browser knows, at each letter. */
export function LocalList({ saves, words, isAny, selected, keeper, onOpen }: Props) {
  const [shown, setShown] = useState(PORTION);
  const none = isAny ? t('library_local_none') : t('library_empty');
  const isAll = saves.length > 0 && saves.every(({ key }) => selected.keys.has(key));
  return (
    <section class="stack">
      <div class="row between">
        <h2>{t('library_local')}</h2>
        <p class="muted" role="status">
          {saves.length > 0 ? t('library_count', formatNumber(saves.length)) : none}
        </p>
      </div>
      {saves.length > 0 && (
        <div class="row">
          <button type="button" class="quiet" onClick={() => selected.set(isAll ? [] : saves.map(({ key }) => key))}>
            {t(isAll ? 'page_select_clear' : 'page_select_all')}
          </button>
        </div>
      )}
      <ul class="stack" aria-label={t('library_local')} onKeyDown={moveByRows}>
        {saves.slice(0, shown).map((save) => (
          <LocalItem key={save.key} save={save} words={words} selected={selected} keeper={keeper} onOpen={onOpen} />
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

function LocalItem({ save, words, selected, keeper, onOpen }: Omit<Props, 'saves' | 'isAny'> & { save: Save }) {
  const moment = useMoment(save, words, keeper);
  const title = harmless(save.title);
  const isSelected = selected.keys.has(save.key);
  const picture = usePicture(save.key, save);
  return (
    <li class="card save">
      <input
        type="checkbox"
        class="thumb"
        data-site={save.platform}
        data-icon={isSelected ? 'check' : signOf(save)}
        {...pictured(isSelected ? null : picture)}
        aria-label={t('tasks_select_one', title)}
        checked={isSelected}
        onClick={({ shiftKey }) => selected.toggle(save.key, shiftKey)}
      />
      <div class="stack tight">
        <button type="button" class="title" onClick={() => onOpen(save.key)}>
          <bdi>{title}</bdi>
        </button>
        <SaveFacts save={save} />
        {save.note && <p class="wrap note">{harmless(save.note)}</p>}
        {moment?.url && <MomentLink url={moment.url} second={moment.start} words={moment.text} />}
      </div>
    </li>
  );
}
