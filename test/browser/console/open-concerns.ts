import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { click, open, see } from './console-page.ts';

/** The page of concerns, with the review key open. */
export async function openConcerns(): Promise<void> {
  open('/console/meldingen');
  await see(CONCERNS.danger);
  await click('wa-button', UNLOCK.demo);
  await click('wa-button', UNLOCK.submit);
}
