import { env } from 'cloudflare:workers';
import { SettingsBody } from '../../../protocol/http/settings.ts';
import { forgetSettings } from '../../../worker/store/settings.ts';
import { call, member } from './staff-app.ts';

/* Two coordinators who change the settings through the app. */

export const SETTINGS_PATH = '/api/coordinator/settings';

/** Signs both in, in an installation in which nothing was changed yet and nobody else works. @returns their cookies */
export async function twoCoordinators(): Promise<{ marijke: string; noor: string }> {
  await env.DB.batch(
    ['settings', 'settings_changes', 'audit_log'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
  forgetSettings();
  await env.DB.prepare('UPDATE volunteers SET removed_at = 1').run();
  const marijke = (await member('coordinator', 'Marijke')).cookie;
  return { marijke, noor: (await member('coordinator', 'Noor')).cookie };
}

export const patch = (cookie: string, version: number, change: unknown) =>
  call(SETTINGS_PATH, { method: 'PATCH', cookie, body: { version, patch: change } });

export const bodyOf = async (response: Response) => SettingsBody.parse(await response.json());

export const settingsFor = async (cookie: string) => bodyOf(await call(SETTINGS_PATH, { cookie }));

export async function onRecord(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `SELECT v.alias, a.act, a.detail FROM audit_log a JOIN volunteers v ON v.id = a.volunteer_id ORDER BY a.seq`,
  ).all();
  return results;
}
