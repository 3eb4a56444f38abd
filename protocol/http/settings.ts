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
  /** Who has checked a line or the card, of those who are still known here. Missing from a server of before. */
  checkers: z.array(z.strictObject({ id: z.string(), alias: z.string() })).optional(),
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

/**
 * Somebody looked at this, as it stood at `version`, and it is right. A check is never part of a patch: what is changed is
 * unchecked again.
 */
export const CheckBody = z.strictObject({
  version: z.int().min(0),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('helpLine'), index: z.int().min(0) }),
    z.strictObject({ kind: z.literal('crisisCard') }),
    /** A setting that fits as it stands, which nothing but this would put on record. */
    z.strictObject({ kind: z.literal('field'), field: z.enum(['organisation', 'openingHours.weekly']) }),
  ]),
});
export type CheckBody = z.infer<typeof CheckBody>;

/** The chat's own origin, for the code that sites copy, and how many conversations each site had this month. */
export const SitesBody = z.strictObject({
  chatOrigin: z.string(),
  /** Of those that are still kept. Null: the chat's own page. */
  conversations: z.array(z.strictObject({ site: z.string().nullable(), count: z.int() })),
});
export type SitesBody = z.infer<typeof SitesBody>;
