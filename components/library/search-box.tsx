import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { KEYS } from '../ui/keys';

interface Props {
  words: string;
  isPublic: boolean;
  onWords(words: string): void;
  onPublic(isPublic: boolean): void;
  onEnter(): void;
}

export function SearchBox({ words, isPublic, onWords, onPublic, onEnter }: Props) {
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    onEnter();
  };
  return (
    <search>
      <form class="stack" onSubmit={submit}>
        <label for={id} class="visually-hidden">
          {t('library_search')}
        </label>
        <input
          id={id}
          type="search"
          autocomplete="off"
          aria-keyshortcuts={KEYS.search.strokes.join(' ')}
          maxLength={500}
          placeholder={t('library_search_hint')}
          value={words}
          onInput={({ currentTarget }) => onWords(currentTarget.value)}
        />
        <div class="row">
          <input
            id={`${id}-public`}
            type="checkbox"
            // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state itself; HTML forbids aria-checked on it
            role="switch"
            checked={isPublic}
            aria-describedby={`${id}-note`}
            onChange={({ currentTarget }) => onPublic(currentTarget.checked)}
          />
          <label for={`${id}-public`}>{t('library_public_search')}</label>
          <span id={`${id}-note`} class="muted">
            {t('library_public_note')}
          </span>
        </div>
      </form>
    </search>
  );
}
