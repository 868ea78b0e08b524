import { describeLives } from './describe-lives';

describeLives(0, 2);
