import { mountPage } from '../../components/ui/mount-page';
import { Uploads } from '../../components/uploads/uploads';

void mountPage('uploads_title', <Uploads />);
