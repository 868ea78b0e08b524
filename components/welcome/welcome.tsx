import './welcome.css';
import type { ComponentChildren } from 'preact';
import { t } from '../../utils/i18n';
import { ApiKeyForm } from '../ui/api-key-form';
import { OpenImport } from '../ui/open-import';

const SITES = [
  ['TikTok', 'https://www.tiktok.com/'],
  ['YouTube', 'https://www.youtube.com/'],
  ['Instagram', 'https://www.instagram.com/'],
] as const;

/** The first page after installing: from nothing to a first save in three steps. */
export function Welcome() {
  return (
    <main class="page">
      <header class="hero">
        <img src="/icon/icon.svg" alt="" width={56} height={56} />
        <h1>{t('welcome_title')}</h1>
        <p class="muted">{t('welcome_lead')}</p>
      </header>
      <ol class="steps">
        <Step title={t('welcome_key_title')} text={t('welcome_key_text')}>
          <ApiKeyForm />
        </Step>
        <Step title={t('welcome_pin_title')} text={t('welcome_pin_text')} />
        <Step title={t('welcome_save_title')} text={t('welcome_save_text')}>
          <div class="row">
            {SITES.map(([name, url]) => (
              <a key={name} class="button" href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            ))}
          </div>
        </Step>
        <Step title={t('import_welcome_title')} text={t('import_welcome_text')}>
          <div class="row">
            <OpenImport />
          </div>
        </Step>
      </ol>
      <p class="muted">{t('welcome_privacy')}</p>
    </main>
  );
}

function Step({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <li class="card">
      <h2>{title}</h2>
      <p class="muted">{text}</p>
      {children}
    </li>
  );
}
