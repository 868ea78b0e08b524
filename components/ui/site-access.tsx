import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { type MissingAccess, missingAccess, watchAccess } from '../../utils/pages/site-access';
import { Failure, useAction } from './action';
import { formatList } from './format';
import { useSettings } from './use-settings';

const NOTHING: MissingAccess = { sites: [], api: null, origins: [] };

const Missing = createContext(NOTHING);

/** Whether the browser keeps us from the API, so that nothing can be sent. */
export const useApiWithheld = (): boolean => useContext(Missing).api !== null;

/** Says above a page what the browser does not allow, with the one button that asks for it; else only the page. */
export function SiteAccess({ children }: { children: ComponentChildren }) {
  const settings = useSettings();
  const [missing, setMissing] = useState(NOTHING);
  useEffect(() => {
    if (!settings) return;
    const look = () => void missingAccess(settings).then(setMissing);
    look();
    return watchAccess(look);
  }, [settings]);
  return (
    <Missing.Provider value={missing}>
      {missing.origins.length > 0 && <AccessNotice missing={missing} />}
      {children}
    </Missing.Provider>
  );
}

function AccessNotice({ missing: { sites, api, origins } }: { missing: MissingAccess }) {
  const [denied, setDenied] = useState(false);
  // Asked in the very task of the press: browsers refuse to ask later.
  const { run, busy, failure } = useAction(async () => setDenied(!(await browser.permissions.request({ origins }))));
  const names = formatList(sites.map((site) => t(`platform_${site}`)));
  return (
    <aside class="page access" aria-label={t('access_title')}>
      <div role="alert" class="notice">
        {sites.length > 0 && <p>{t('access_sites', names)}</p>}
        {api && <p>{t('access_api', new URL(api).host)}</p>}
        {denied && <p>{t('access_denied')}</p>}
        <div class="row">
          <button type="button" class="primary" disabled={busy} onClick={() => void run()}>
            {t('access_allow')}
          </button>
        </div>
        <Failure failure={failure} />
      </div>
    </aside>
  );
}
