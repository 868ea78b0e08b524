import './popup.css';
import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { NeedsPerson } from '../ui/needs-person';
import { PageLinks } from '../ui/page-links';
import { useSettings } from '../ui/use-settings';
import { NO_FILTER } from './filter';
import type { FirstLook } from './first-look';
import { PasteLinks } from './paste-links';
import { PublicSaving } from './public-saving';
import { QueueLine } from './queue-line';
import { TaskList } from './task-list';
import { ThisPage } from './this-page';
import { useCaptures } from './use-captures';
import { useFailuresSeen } from './use-failures-seen';
import { WhatsNew } from './whats-new';

/** The popup; also shown as a tab. */
export function Popup({ first }: { first: FirstLook }) {
  const settings = useSettings(first.settings);
  const [filter, setFilter] = useState(NO_FILTER);
  const captures = useCaptures(first, filter !== NO_FILTER);
  useFailuresSeen();
  const { queue } = captures;
  const waitMs = queue?.waitMs ?? 0;
  return (
    <main class="page popup">
      <header class="row between">
        <h1 class="brand">
          <img src="/icon/icon.svg" alt="" width={22} height={22} />
          <span>{t('extension_name')}</span>
        </h1>
        <PageLinks />
      </header>
      <WhatsNew />
      <NeedsPerson halt={queue?.halt} />
      <ThisPage settings={settings} waitMs={waitMs} />
      <PasteLinks defaultLibrary={settings.defaultLibrary} defaultFolder={settings.folder} waitMs={waitMs} />
      <PublicSaving.Provider value={settings.publicSaving}>
        <TaskList captures={captures} filter={filter} onFilter={setFilter} />
      </PublicSaving.Provider>
      {queue && <QueueLine queue={queue} />}
    </main>
  );
}
