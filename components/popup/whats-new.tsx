import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { MessageKey } from '../../utils/i18n';
import { t } from '../../utils/i18n';
import { localItem } from '../../utils/local/item';

/** What there is to tell of a version, where there is anything. Newest first; a line each. */
const NEWS: Readonly<Record<string, readonly MessageKey[]>> = { '0.2.0': ['news_0_2'] };

/** The version whose news this person has seen, or with which they began. */
const seen = localItem<string | null>('seenVersion', null);

/** Says once after an update what is new. Never takes the focus; nothing where there is nothing to tell. */
export function WhatsNew({ version = browser.runtime.getManifest().version }: { version?: string }) {
  const [news, setNews] = useState<readonly MessageKey[]>([]);
  useEffect(() => {
    void seen.getValue().then((last) => {
      if (last === null) return seen.setValue(version);
      if (last !== version) setNews(NEWS[version] ?? []);
    });
  }, [version]);
  if (news.length === 0) return null;
  const dismiss = () => {
    setNews([]);
    void seen.setValue(version);
  };
  return (
    <section class="news" aria-labelledby="news">
      <h2 id="news" data-icon="spark">
        {t('news_title', version)}
      </h2>
      {news.map((line) => (
        <p key={line}>{t(line)}</p>
      ))}
      <button type="button" class="quiet" onClick={dismiss}>
        {t('news_dismiss')}
      </button>
    </section>
  );
}
