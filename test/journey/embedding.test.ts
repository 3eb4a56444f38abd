import { setStage } from './embedding/stage.ts';
import './embedding/cost.ts';
import './embedding/hosts.ts';
import './embedding/tags.ts';
import './embedding/failures.ts';
import './embedding/pages.ts';

/* What a site owner may expect of the tag, by theme, on one real installation and real host pages of another origin. */

setStage();
