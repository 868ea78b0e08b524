import { BringList } from '../../components/import/bring-list';
import { mountPage } from '../../components/ui/mount-page';
import { t } from '../../utils/i18n';

mountPage(t('import_title'), <BringList />);
