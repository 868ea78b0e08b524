import { mountPage } from '../../components/ui/mount-page';
import { Welcome } from '../../components/welcome/welcome';
import { t } from '../../utils/i18n';

mountPage(t('welcome_title'), <Welcome />);
