import { t } from '../../utils/i18n';
import type { SettingName } from '../../utils/settings';
import { formatList } from '../ui/format';

/** The label that each setting has on the page. */
const LABELS = {
  defaultLibrary: 'options_library_label',
  namespace: 'options_namespace_label',
  folder: 'options_folder_label',
  folderRules: 'rules_title',
  lastFolders: 'options_folder_label',
  tagColours: 'library_tags',
  quality: 'options_quality_label',
  postsPerCreator: 'options_creator_label',
  postsPerHashtag: 'options_hashtag_label',
  callbackUrl: 'options_callback_label',
  apiAddress: 'options_address_label',
  requestsPerMinute: 'options_pace_label',
  dailyCap: 'options_cap_label',
  allTranscripts: 'options_transcripts_label',
  tiktok: 'platform_tiktok',
  youtube: 'platform_youtube',
  instagram: 'platform_instagram',
  selectHiddenOn: 'options_select_label',
  notifications: 'options_notifications_label',
  language: 'options_language_label',
  publicSaving: 'options_public_label',
  syncSettings: 'options_sync_label',
  shareSaved: 'options_elsewhere_label',
} as const satisfies Record<SettingName, string>;

/** Settings by the labels they have on the page, as one text. */
export function labelsOf(names: readonly SettingName[]): string {
  return formatList(names.map((name) => t(LABELS[name])));
}
