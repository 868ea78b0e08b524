import { describeLives } from './describe-lives';

describeLives(1, 2);
