import './welcome.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { openMemories } from '../../utils/pages/open-memories';
import { PasteLinks } from '../popup/paste-links';
import { ApiKeyForm } from '../ui/api-key-form';
import { OpenImport } from '../ui/open-import';
import { SiteLinks } from '../ui/site-links';
import { useAnnouncement } from '../ui/use-announcement';
import { useKeyPresent } from '../ui/use-key-present';
import { useSettings } from '../ui/use-settings';
import { KeyPicture, LibraryPicture, SavePicture } from './pictures';

/** The first page after installing: from nothing to a first save in three steps. */
export function Welcome() {
  const settings = useSettings();
  const keyPresent = useKeyPresent();
  const anySaved = useAnySaved();
  const pinned = usePinned();
  return (
    <main class="page">
      <header class="hero">
        <img src="/icon/icon.svg" alt="" width={64} height={64} />
        <h1>{t('welcome_title')}</h1>
        <p class="muted">{t('welcome_lead')}</p>
      </header>
      <ol class="steps">
        <Step
          title={t('welcome_key_title')}
          text={t('welcome_key_text')}
          done={keyPresent === true}
          picture={<KeyPicture />}
        >
          <ApiKeyForm />
          <p class="muted">{t('welcome_key_later')}</p>
        </Step>
        <Step title={t('welcome_library_title')} text={t('welcome_library_text')} picture={<LibraryPicture />}>
          {(['private', 'public'] as const).map((library) => (
            <p key={library} data-icon={library === 'private' ? 'lock' : 'globe'} class="choice">
              <strong>{t(`library_${library}`)}</strong> {t(`options_library_${library}`)}
            </p>
          ))}
        </Step>
        <Step title={t('welcome_save_title')} text={t('welcome_save_text')} done={anySaved} picture={<SavePicture />}>
          {settings && (
            <PasteLinks defaultLibrary={settings.defaultLibrary} defaultFolder={settings.folder} waitMs={0} />
          )}
          <SiteLinks />
          {anySaved && (
            <p role="status">
              {t('welcome_saved')}{' '}
              <a href="/popup.html" target="_blank" rel="noreferrer">
                {t('welcome_open_list')}
              </a>
            </p>
          )}
        </Step>
      </ol>
      <section class="card more" aria-label={t('import_welcome_title')}>
        <h2>{t('import_welcome_title')}</h2>
        <p class="muted">{t('import_welcome_text')}</p>
        <div class="row">
          <OpenImport />
        </div>
        <h2>{t('welcome_pin_title')}</h2>
        <p class="muted">{pinned ? t('welcome_pinned') : t('welcome_pin_text')}</p>
        <p class="muted">{t('welcome_shortcuts')}</p>
      </section>
      <p class="muted">{t('welcome_privacy')}</p>
    </main>
  );
}

interface StepProps {
  title: string;
  text: string;
  picture: ComponentChildren;
  done?: boolean;
  children?: ComponentChildren;
}

function Step({ title, text, picture, done = false, children }: StepProps) {
  return (
    <li class="card step">
      {picture}
      <div class="stack">
        <h2 data-done={done}>
          {title}
          {done && (
            <span class="good" data-icon="check">
              {t('welcome_done')}
            </span>
          )}
        </h2>
        <p class="muted">{text}</p>
        {children}
      </div>
    </li>
  );
}

/** Whether anything was ever saved, kept up to date. Looks for one row: counting all takes long where there are many. */
function useAnySaved(): boolean {
  const [any, setAny] = useState(false);
  const read = async () => setAny((await (await openMemories()).getAllKeys('captures', null, 1)).length > 0);
  useEffect(() => void read().catch(() => undefined), []);
  useAnnouncement('captures-changed', () => void read().catch(() => undefined));
  return any;
}

/** Whether the toolbar shows our button; false also where the browser does not tell. Asked again when the page is seen. */
function usePinned(): boolean {
  const [pinned, setPinned] = useState(false);
  useEffect(() => {
    const ask = () =>
      browser.action.getUserSettings?.().then(
        ({ isOnToolbar }) => setPinned(isOnToolbar === true),
        () => undefined,
      );
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, []);
  return pinned;
}
