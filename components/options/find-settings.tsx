import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';

/** The sections of the options by name, and a search that leaves of them what has every word of it. */
export function FindSettings({
  sections,
}: {
  sections: readonly ('account' | 'saving' | 'sites' | 'language' | 'sending' | 'data')[];
}) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState(true);
  // After each drawing of the page, by its words as they stand: so no setting can be forgotten in an index.
  useLayoutEffect(() => setFound(showMatching(typed)), [typed]);
  return (
    <div class="find">
      <input
        type="search"
        aria-label={t('options_search')}
        placeholder={t('options_search')}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <nav class="row" aria-label={t('options_sections')}>
        {sections.map((name) => (
          <a key={name} class="button chip" href={`#${name}`} onClick={() => setTyped('')}>
            {t(`options_section_${name}`)}
          </a>
        ))}
      </nav>
      <p role="status" class="muted">
        {found ? '' : t('options_search_none', typed)}
      </p>
    </div>
  );
}

/** Hides each setting without the words; a section whose heading has them stays whole. Out: whether any is left. */
function showMatching(typed: string): boolean {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (element: Element | null) =>
    words.every((word) => element?.textContent?.toLocaleLowerCase().includes(word) ?? false);
  let any = false;
  for (const section of document.querySelectorAll<HTMLElement>('.settings')) {
    const isWhole = has(section.querySelector('h2'));
    let left = false;
    for (const setting of section.querySelectorAll<HTMLElement>(':scope > :not(h2)')) {
      setting.hidden = !isWhole && !has(setting);
      left ||= !setting.hidden;
    }
    section.hidden = !left;
    any ||= left;
  }
  return any;
}
