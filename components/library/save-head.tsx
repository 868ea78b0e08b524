import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { formatDate } from '../ui/format';

/** Whose a save is, where it is from, since when, and its tags. */
export function SaveFacts({ save }: { save: Save }) {
  const facts = [save.author && harmless(save.author), t(`platform_${save.platform}`), formatDate(save.createdAt)];
  return (
    <p class="muted row wrap">
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {save.tags.map((tag) => (
        <span key={tag} class="tag" style={{ '--hue': String(hueOf(tag)) }}>
          {harmless(tag)}
        </span>
      ))}
    </p>
  );
}

/** The same colour for the same tag, everywhere. Degrees. */
function hueOf(tag: string): number {
  return [...tag].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
