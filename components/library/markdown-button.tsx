import { t } from '../../utils/i18n';
import { openLibraryDb } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { markdownZip } from '../../utils/library/markdown-zip';
import { Failure, useAction } from '../ui/action';
import { breathe } from '../ui/breathe';
import { offerFile } from '../ui/offer-file';

/** Saves as Markdown for Obsidian, Notion and the like: one file a post, in a ZIP. */
export function MarkdownButton({ saves, isAll = false }: { saves: readonly Save[]; isAll?: boolean }) {
  const { run, busy, failure } = useAction(async () => {
    const words = { note: t('library_note'), transcript: t('library_transcript'), scenes: t('library_scenes') };
    const db = await openLibraryDb().catch(() => null);
    offerFile(`memories-${new Date().toISOString().slice(0, 10)}.zip`, await markdownZip(saves, db, words, breathe));
  });
  return (
    <>
      <button type="button" data-icon="down" disabled={busy || saves.length === 0} onClick={() => void run()}>
        {t(isAll ? 'markdown_all' : 'markdown_some')}
      </button>
      <Failure failure={failure} />
    </>
  );
}
