import { useMemo } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { writeSettings } from '../../utils/settings';
import { harmless } from '../../utils/text/foreign-text';
import { useSettings } from '../ui/use-settings';
import { hexOfHue, hueOf, hueOfHex } from './tag-colour';

interface Props {
  saves: readonly Save[];
  /** The tag whose saves alone are listed. */
  chosen: string | null;
  onChoose(tag: string | null): void;
}

/** All tags, each with the way to list what has it, and its colour. */
export function TagList({ saves, chosen, onChoose }: Props) {
  const settings = useSettings();
  const tags = useMemo(() => [...countTags(saves)].sort(([a], [b]) => a.localeCompare(b)), [saves]);
  if (tags.length === 0 || !settings) return null;
  const { tagColours } = settings;
  const paint = (tag: string, hex: string) => writeSettings({ tagColours: { ...tagColours, [tag]: hueOfHex(hex) } });
  return (
    <ul class="row tags" aria-label={t('library_tags')}>
      {tags.map(([tag, count]) => {
        const hue = hueOf(tag, tagColours);
        return (
          <li key={tag} class="row tag-choice">
            <button
              type="button"
              class="tag"
              style={{ '--hue': String(hue) }}
              aria-pressed={chosen === tag}
              onClick={() => onChoose(chosen === tag ? null : tag)}
            >
              {harmless(tag)} <span class="muted">{count}</span>
            </button>
            <input
              type="color"
              value={hexOfHue(hue)}
              aria-label={t('tag_colour', harmless(tag))}
              title={t('tag_colour', harmless(tag))}
              onChange={({ currentTarget }) => void paint(tag, currentTarget.value)}
            />
          </li>
        );
      })}
    </ul>
  );
}

function countTags(saves: readonly Save[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of saves) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
