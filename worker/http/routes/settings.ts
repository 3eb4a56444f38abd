import type { FieldProblem } from '../../../protocol/error-codes.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { shortenRetention } from '../../store/retention.ts';
import { monthStartMs } from '../../domain/hours/week-of.ts';
import { readSettings } from '../../store/settings.ts';
import { countBySite } from '../../store/site-use.ts';
import { tellSettingsChanged } from '../tell-queue.ts';
import {
  changeSettings,
  recordCheck,
  InvalidSettings,
  settingsWithVersion,
} from '../../store/settings-changes.ts';

/** The settings for coordinators: to read whole, and to change field by field. */
export const settingsHandlers = {
  allSettings: (c) => settingsWithVersion(c.env.DB),

  async siteUse(c) {
    const { zone } = (await readSettings(c.env.DB)).openingHours;
    return {
      chatOrigin: c.var.config.chatOrigin,
      conversations: await countBySite(c.env.DB, monthStartMs(zone, Date.now())),
    };
  },

  async changeSettings(c, { version, patch }) {
    const by = c.var.session.volunteerId;
    const result = await changeSettings(c.env.DB, { patch, by, seen: version }, Date.now()).catch(refuse);
    if (result.outcome === 'conflict') return fail('conflict', [], { current: result.now });
    // [R7] The purge does the same, should the Worker die in between.
    if ('retentionDays' in patch) await shortenRetention(c.env.DB, result.now.settings.retentionDays);
    await tellSettingsChanged(c.env);
    return result.now;
  },

  async checkSettings(c, { version, what }) {
    const by = c.var.session.volunteerId;
    const result = await recordCheck(c.env.DB, { what, by, seen: version }, Date.now()).catch(refuse);
    if (result === null) return fail('notFound');
    if (result.outcome === 'conflict') return fail('conflict', [], { current: result.now });
    await tellSettingsChanged(c.env);
    return result.now;
  },
} satisfies Handlers<'allSettings' | 'siteUse' | 'changeSettings' | 'checkSettings'>;

function refuse(error: unknown): never {
  if (error instanceof InvalidSettings) fail('badRequest', problemsOf(error));
  throw error;
}

/** By the settings' own names: a key that nobody knows is not repeated, only where it stood. */
function problemsOf({ problems }: InvalidSettings): FieldProblem[] {
  return problems.map(({ path, rule }) => ({
    field: (rule === 'unrecognized_keys' ? path.slice(0, -1) : path).join('.'),
    rule,
  }));
}
