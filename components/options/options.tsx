import './options.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../utils/i18n';
import { PLATFORM_IDS } from '../../utils/platforms/types';
import { ApiKeyForm } from '../ui/api-key-form';
import { CostLine } from '../ui/cost-line';
import { OpenImport } from '../ui/open-import';
import { PageHeader } from '../ui/page-header';
import { useSettings } from '../ui/use-settings';
import { AddressSetting } from './address-setting';
import { FindSettings } from './find-settings';
import { FolderRules } from './folder-rules';
import { FolderSetting } from './folder-setting';
import { HistoryData } from './history-data';
import { InputSetting } from './input-setting';
import { LanguageSetting } from './language-setting';
import { LibrarySetting } from './library-setting';
import { LocalData } from './local-data';
import { Managed, useManagedNames } from './managed';
import { QualitySetting } from './quality-setting';
import { SelectSitesSetting } from './select-sites-setting';
import { SwitchSetting } from './switch-setting';

const SECTIONS = ['account', 'saving', 'sites', 'language', 'sending', 'data'] as const;

/** Every setting; each change is stored at once and said so. */
export function Options() {
  const settings = useSettings();
  const managed = useManagedNames();
  const [saved, setSaved] = useState({ text: '', times: 0 });
  if (!settings) return <main class="page" aria-busy="true" />;
  const onSaved = (label: string) => setSaved(({ times }) => ({ text: t('options_saved', label), times: times + 1 }));
  const field = <N extends keyof typeof settings>(name: N) => ({ name, value: settings[name], onSaved });
  const count = { min: 1, max: 1000, error: t('options_count_error') };

  return (
    <main class="page">
      <PageHeader title={t('options_title')} here="options" />
      <FindSettings sections={SECTIONS} />
      <Section name="account">
        <ApiKeyForm />
      </Section>
      <Section name="saving">
        <Managed name="defaultLibrary" names={managed}>
          <LibrarySetting
            {...field('defaultLibrary')}
            publicSaving={settings.publicSaving}
            label={t('options_library_label')}
          />
        </Managed>
        <Managed name="publicSaving" names={managed}>
          <SwitchSetting {...field('publicSaving')} label={t('options_public_label')} hint={t('options_public_hint')} />
        </Managed>
        <Managed name="namespace" names={managed}>
          <InputSetting
            {...field('namespace')}
            label={t('options_namespace_label')}
            hint={t('options_namespace_hint')}
            error={t('options_namespace_error')}
          />
        </Managed>
        <Managed name="folder" names={managed}>
          <FolderSetting {...field('folder')} label={t('options_folder_label')} hint={t('options_folder_hint')} />
        </Managed>
        <FolderRules {...field('folderRules')} label={t('rules_title')} hint={t('rules_hint')} />
        <QualitySetting {...field('quality')} label={t('options_quality_label')} hint={t('options_quality_hint')} />
        <InputSetting
          {...field('postsPerCreator')}
          {...count}
          label={t('options_creator_label')}
          hint={t('options_creator_hint')}
        />
        <InputSetting
          {...field('postsPerHashtag')}
          {...count}
          label={t('options_hashtag_label')}
          hint={t('options_hashtag_hint')}
        />
        <SwitchSetting
          {...field('allTranscripts')}
          label={t('options_transcripts_label')}
          hint={t('options_transcripts_hint')}
        />
        <div class="row">
          <OpenImport />
        </div>
      </Section>
      <Section name="sites">
        {PLATFORM_IDS.map((site) => (
          <Managed key={site} name={site} names={managed}>
            <SwitchSetting {...field(site)} label={t(`platform_${site}`)} hint={t('options_sites_hint')} />
          </Managed>
        ))}
        <SelectSitesSetting
          {...field('selectHiddenOn')}
          label={t('options_select_label')}
          hint={t('options_select_hint')}
        />
        <SwitchSetting
          {...field('notifications')}
          label={t('options_notifications_label')}
          hint={t('options_notifications_hint')}
        />
      </Section>
      <Section name="language">
        <LanguageSetting {...field('language')} label={t('options_language_label')} hint={t('options_language_hint')} />
      </Section>
      <Section name="sending">
        <InputSetting
          {...field('requestsPerMinute')}
          min={1}
          max={60}
          label={t('options_pace_label')}
          hint={t('options_pace_hint')}
          error={t('options_pace_error')}
        >
          {settings.requestsPerMinute > 1 && <p class="notice">{t('options_pace_warning')}</p>}
        </InputSetting>
        <InputSetting
          {...field('dailyCap')}
          min={0}
          max={10_000}
          step={0.01}
          label={t('options_cap_label')}
          hint={t('options_cap_hint')}
          error={t('options_cap_error')}
        />
        <CostLine />
        <InputSetting
          {...field('callbackUrl')}
          label={t('options_callback_label')}
          hint={t('options_callback_hint')}
          error={t('options_callback_error')}
          placeholder="https://"
        />
        <Managed name="apiAddress" names={managed}>
          <AddressSetting
            {...field('apiAddress')}
            label={t('options_address_label')}
            hint={t('options_address_hint')}
          />
        </Managed>
      </Section>
      <Section name="data">
        <HistoryData />
        <SwitchSetting {...field('syncSettings')} label={t('options_sync_label')} hint={t('options_sync_hint')} />
        <SwitchSetting
          {...field('shareSaved')}
          label={t('options_elsewhere_label')}
          hint={t('options_elsewhere_hint')}
        />
        <LocalData settings={settings} />
      </Section>
      <footer class="row muted">
        {t('extension_name')} · {t('options_version', browser.runtime.getManifest().version)}
      </footer>
      <p role="status" class="saved" data-shown={saved.text !== ''}>
        <span key={saved.times}>{saved.text}</span>
      </p>
    </main>
  );
}

function Section({ name, children }: { name: (typeof SECTIONS)[number]; children: ComponentChildren }) {
  const title = t(`options_section_${name}`);
  return (
    <section id={name} class="card settings" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
