import { useState } from 'preact/hooks';
import { folderToOffer } from '../../utils/captures/folder-rules';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { explainUnrecognised } from '../../utils/platforms/explain';
import { controlledBy, pageUrlOf } from '../../utils/platforms/index';
import type { Settings } from '../../utils/settings';
import { reasonText } from '../../utils/text/texts';
import { Failure, useAction } from '../ui/action';
import { FolderChoice } from '../ui/folder-choice';
import { formatNumber } from '../ui/format';
import { Receipt, reportOf, type SaveReport } from '../ui/receipt';
import { useFolders } from '../ui/use-folders';
import { LooksDifferent } from './looks-different';
import type { PageTab } from './page-tab';
import { cleanPageTitle } from './page-title';
import { type SaveRequest, useSaveItems } from './save-items';
import { SelectPosts } from './select-posts';
import { rememberFolder } from './site-folder';
import { TargetForm } from './target-form';
import { type Page, usePage } from './use-page';

/** "This page": what the tab can save, and the way to save all open tabs. */
export function ThisPage({ settings, waitMs }: { settings: Settings; waitMs: number }) {
  const page = usePage();
  const [report, setReport] = useState<SaveReport | null>(null);
  const [last, setLast] = useState<SaveRequest | null>(null);
  const [folder, setFolder] = useState<string>();
  const folders = useFolders();
  const save = useSaveItems(waitMs);
  const { run, busy, failure } = useAction(async (request: SaveRequest) => {
    setReport(null);
    const receipt = await save(request);
    if (!receipt) return;
    setLast(request);
    setReport(reportOf(receipt));
  });
  if (!page) return <section class="card this-page" aria-label={t('popup_page_region')} aria-busy="true" />;
  const { tab, target, openPosts } = page;
  const offered = target ? folderToOffer(target, settings) : settings.folder;
  const into = (library: Library, given: string | undefined) =>
    library === 'private' && given !== undefined ? { library, folder: given } : { library };
  const savePage = (library: Library, count?: number) => {
    if (!target) return;
    if (folder !== undefined && library === 'private') void rememberFolder(target.platform, folder);
    // What stands chosen is what counts, as far as the account has folders to choose from.
    const shown = folder ?? (folders.length > 0 && offered !== settings.folder ? offered : undefined);
    const items = [{ url: pageUrlOf(target), title: cleanPageTitle(tab?.title ?? '') }];
    void run({ items, count, ...into(library, shown) });
  };

  return (
    <section class="card this-page" aria-labelledby="this-page">
      <h2 id="this-page" class="visually-hidden">
        {t('popup_page_region')}
      </h2>
      {target && tab ? (
        <TargetForm
          target={target}
          title={cleanPageTitle(tab.title)}
          settings={settings}
          busy={busy}
          onSave={savePage}
        />
      ) : (
        <p class="muted">{whyNothing(page)}</p>
      )}
      {(target || openPosts.length > 0) && <FolderChoice value={folder ?? offered} onChange={setFolder} />}
      <div class="row page-ways">
        {tab && hasButtons(tab, settings) && <SelectPosts tab={tab} />}
        <button
          type="button"
          class="quiet"
          data-icon="tabs"
          data-count={openPosts.length}
          title={t('popup_tabs_count', formatNumber(openPosts.length))}
          disabled={busy || openPosts.length === 0}
          aria-describedby="open-posts"
          onClick={() => void run({ items: openPosts, ...into(settings.defaultLibrary, folder) })}
        >
          {t('popup_tabs_save')}
        </button>
        <span id="open-posts" class="visually-hidden">
          {t('popup_tabs_count', formatNumber(openPosts.length))}
        </span>
      </div>
      {tab && hasButtons(tab, settings) && <LooksDifferent tabId={tab.id} />}
      {report && <Receipt report={report} onAgain={again(last, (request) => void run(request))} />}
      <Failure failure={failure} />
    </section>
  );
}

/** Whether our buttons stand on a tab's page. */
function hasButtons({ url }: PageTab, settings: Settings): boolean {
  const platform = controlledBy(url);
  return platform !== null && settings[platform];
}

/** Why this page offers nothing, in words. */
function whyNothing({ tab }: Page): string {
  if (!tab?.url) return t('popup_page_none');
  const reason = explainUnrecognised(tab.url);
  return reason === 'other-site' || reason === 'not-a-url'
    ? t('popup_page_none')
    : t('popup_page_nothing', reasonText(reason));
}

/** The way to send the named ones of a request once more. */
function again(
  request: SaveRequest | null,
  run: (request: SaveRequest) => void,
): ((urls: string[]) => void) | undefined {
  if (!request) return undefined;
  return (urls) => run({ ...request, again: true, items: request.items.filter(({ url }) => urls.includes(url)) });
}
