import { describeFaults } from './describe-faults';

describeFaults(['death', 'error']);
