import * as z from 'zod';
import { Settings } from '../settings.ts';

/* What an organisation has set, for coordinators. The routes are in endpoints.ts. */

/** Who changed a field last. `by`: an alias; null where it did not come from the console, or nobody of that id is known. */
export const SettingChange = z.strictObject({
  field: z.string(),
  version: z.int(),
  by: z.string().nullable(),
});
export type SettingChange = z.infer<typeof SettingChange>;

/**
 * The settings in force. `version` grows with every change. A refused change (409) comes with the same as `current`, so that
 * what was typed can be laid beside what stands there now.
 */
export const SettingsBody = z.strictObject({
  version: z.int().min(0),
  settings: Settings,
  /** The fields that were ever changed, each once. */
  changes: z.array(SettingChange),
});
export type SettingsBody = z.infer<typeof SettingsBody>;

/**
 * `patch`: the fields to change, nested as in the settings; null restores a default. `version`: of the settings that whoever
 * changes them has seen. Refused as a conflict if one of these fields was changed since. Its bounds are those of the settings
 * as a whole, so that they are checked once it is merged.
 */
export const SettingsPatchBody = z.strictObject({
  version: z.int().min(0),
  patch: z.looseObject({}),
});
export type SettingsPatchBody = z.infer<typeof SettingsPatchBody>;
