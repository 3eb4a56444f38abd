/* What was shared with one, as one part: importing it defines the pages' elements. */
import './mailbox-view.ts';
import './shared-view.ts';
