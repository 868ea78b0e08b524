import { mountPage } from '../../components/ui/mount-page';
import { Uploads } from '../../components/uploads/uploads';
import { t } from '../../utils/i18n';

mountPage(t('uploads_title'), <Uploads />);
