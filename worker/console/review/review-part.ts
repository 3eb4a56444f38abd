/* What coordinators read afterwards, as one part: importing it defines the pages' elements. */
import './audit-view.ts';
import './concerns-view.ts';
import './holders-notice.ts';
import './setup-view.ts';
import './transcript-view.ts';
import './transcripts-view.ts';

export { ReviewKeyring } from './review-keyring.ts';
export { AwaitedShares } from './awaited-shares.ts';
