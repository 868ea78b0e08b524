import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { harmless } from '../../utils/text/foreign-text';
import { Facts } from '../ui/facts';
import { formatDate } from '../ui/format';
import { useSettings } from '../ui/use-settings';
import { hueOf } from './tag-colour';

/** Whose a save is, where it is from, since when, and its tags. */
export function SaveFacts({ save }: { save: Save }) {
  const facts = [harmless(save.author ?? ''), t(`platform_${save.platform}`), formatDate(save.createdAt)];
  return (
    <p class="muted row wrap">
      <span>
        <Facts of={facts} />
      </span>
      {save.tags.length > 0 && <Tags tags={save.tags} />}
    </p>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const colours = useSettings()?.tagColours ?? {};
  return (
    <>
      {tags.map((tag) => (
        <span key={tag} class="tag" style={{ '--hue': String(hueOf(tag, colours)) }}>
          {harmless(tag)}
        </span>
      ))}
    </>
  );
}
