import { LibraryPage } from '../../components/library/library-page';
import { mountPage } from '../../components/ui/mount-page';
import { t } from '../../utils/i18n';

mountPage(t('library_title'), <LibraryPage />);
