import { AskPage } from '../../components/ask/ask-page';
import { mountAlone } from '../../components/ui/mount-page';
import { send } from '../../utils/messages/send';

const id = location.hash.slice(1);
void send('readQuestion', { id })
  .catch(() => null)
  .then((question) => mountAlone('page_question', <AskPage id={id} question={question} />));
