import { mountPage } from '../../components/ui/mount-page';
import { Welcome } from '../../components/welcome/welcome';

void mountPage('welcome_title', <Welcome />);
