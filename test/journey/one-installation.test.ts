import { setStage } from './support/stage.ts';
// First, because the visit by keyboard needs an empty queue.
import './visit/keyboard.ts';
import './visit/opening.ts';
import './visit/quick-exit.ts';
import './visit/left-on-disk.ts';
import './embedding/cost.ts';
import './embedding/hosts.ts';
import './embedding/tags.ts';
import './embedding/failures.ts';
import './embedding/pages.ts';
import './visit/seen.ts';
import './visit/running-it.ts';
// Last, because it shuts the doors and leaves a talk behind.
import './visit/today.ts';

/* What a visitor and a site owner may expect, by theme, on one real installation and real host pages of another origin. */

setStage();
