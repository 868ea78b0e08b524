import { LibraryPage } from '../../components/library/library-page';
import { mountPage } from '../../components/ui/mount-page';

void mountPage('library_title', <LibraryPage />);
