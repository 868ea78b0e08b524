import { describeFaults } from './describe-faults';

describeFaults(['hang', 'quota']);
