import type { Page } from 'playwright';
import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';

/** Types the same block into every day of the week, on whichever page the form of the hours stands. */
export async function typeHours(page: Page, from: string, to: string): Promise<void> {
  for (let day = 0; day < 7; day += 1) {
    await page.locator(`input[name="openingHours.weekly.${day}.0.from"]`).fill(from);
    await page.locator(`input[name="openingHours.weekly.${day}.0.to"]`).fill(to);
  }
}

/** Looks at what will be, and saves it. */
export async function saveSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: SETTINGS_FORM.look, exact: true }).click();
  await page.getByRole('button', { name: SETTINGS_FORM.save, exact: true }).click();
}
