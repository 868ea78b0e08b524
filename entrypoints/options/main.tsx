import { Options } from '../../components/options/options';
import { mountPage } from '../../components/ui/mount-page';

void mountPage('options_title', <Options />);
