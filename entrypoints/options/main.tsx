import { Options } from '../../components/options/options';
import { mountPage } from '../../components/ui/mount-page';
import { t } from '../../utils/i18n';

mountPage(t('options_title'), <Options />);
