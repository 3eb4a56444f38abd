import type { Page } from 'playwright';
import { ACCESS, COLLEAGUES, HOLDERS } from '../../../worker/console/review/keys-texts.ts';
import { SETUP } from '../../../worker/console/review/review-texts.ts';
import { PATIENCE_MS } from '../../patience-ms.ts';
import { goTo, keepCode } from './people.ts';

type Marks = Record<string, string>;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The fingerprints on a page, by what is said of each. */
export async function marksOn(page: Page): Promise<Marks> {
  return Object.fromEntries(
    await Promise.all(
      (await page.locator('lo-key-mark').all()).map(async (mark) => {
        await mark.locator('dd', { hasText: '-' }).waitFor();
        return [await mark.locator('dt').innerText(), await mark.locator('dd').innerText()] as const;
      }),
    ),
  );
}

/**
 * A second coordinator makes her own key, and the first, on any page, sees that she waits, compares and grants.
 * @returns what each of them saw
 */
export async function grantAccess(
  first: Page,
  second: Page,
  alias: string,
): Promise<{ ofFirst: Marks; ofSecond: Marks }> {
  await second.getByRole('link', { name: HOLDERS.notMeLink }).click();
  await keepCode(second, ACCESS.make);
  await second.getByText(ACCESS.waitingTitle).waitFor();
  const ofSecond = await marksOn(second);
  await first.reload();
  await first.getByText(HOLDERS.waiting([alias])).waitFor();
  await goTo(first, 'keys');
  await first.getByRole('button', { name: `${COLLEAGUES.compare}: ${alias}` }).click();
  const ofFirst = await marksOn(first);
  await press(first, ACCESS.matches);
  await first.getByText(COLLEAGUES.granted(alias)).waitFor();
  // Her page looks by itself whether it has come, every ten seconds.
  await second.getByText(ACCESS.grantedTitle).waitFor({ timeout: 10_000 + PATIENCE_MS });
  await press(second, ACCESS.matches);
  await second.getByText(SETUP.presentMine).waitFor();
  return { ofFirst, ofSecond };
}
