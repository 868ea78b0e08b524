import { BringList } from '../../components/import/bring-list';
import { mountPage } from '../../components/ui/mount-page';

void mountPage('import_title', <BringList />);
