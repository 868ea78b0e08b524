import { t } from '../../utils/i18n';
import { SiteLinks } from '../ui/site-links';

/** What is said where the list is empty: how the first save is made, or that the filters leave nothing. */
export function NoTasks({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered)
    return (
      <div class="empty">
        <p>{t('tasks_no_match')}</p>
        <button type="button" onClick={onClear}>
          {t('tasks_clear_filters')}
        </button>
      </div>
    );
  return (
    <div class="empty">
      <span class="empty-picture" data-icon="spark" />
      <h3>{t('tasks_empty_title')}</h3>
      <p class="muted">{t('tasks_empty')}</p>
      <SiteLinks />
    </div>
  );
}
