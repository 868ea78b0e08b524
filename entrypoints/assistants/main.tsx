import { AssistantsPage } from '../../components/assistants/assistants-page';
import { mountPage } from '../../components/ui/mount-page';

void mountPage('assistant_title', <AssistantsPage />);
