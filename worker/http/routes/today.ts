import type { AuditAct } from '../../../protocol/http/audit.ts';
import type { ClosingBody } from '../../../protocol/http/today.ts';
import type { Opening } from '../../../protocol/http/visitor.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { linesToCheck } from '../../domain/help-lines/help-lines.ts';
import { reopensAtMs, shutByHand } from '../../domain/hours/doors.ts';
import { asBefore, longerToday, todayAt, type NotLonger } from '../../domain/hours/longer-today.ts';
import { dateAt, hoursAt, nextTimeMs, openingFrom } from '../../domain/hours/opening-hours.ts';
import type { Bindings } from '../../objects/kit/bindings.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { tellSettingsChanged } from '../tell-queue.ts';
import { chainHead } from '../../store/audit-chain.ts';
import { countWaiting } from '../../store/concern-list.ts';
import {
  changedSince,
  changeSettings,
  settingsWithVersion,
  type SettingsPatch,
} from '../../store/settings-changes.ts';

/** [O5] [O6] What a coordinator does about today: shuts the doors and opens them, and has this one day open longer. */
export const todayHandlers = {
  async today(c) {
    const nowMs = Date.now();
    const [{ settings, version }, concerns, logHead] = await Promise.all([
      settingsWithVersion(c.env.DB),
      countWaiting(c.env.DB, nowMs),
      chainHead(c.env.DB),
    ]);
    const { openingHours } = settings;
    const shut = shutByHand(settings, nowMs);
    return {
      version,
      zone: openingHours.zone,
      ...todayAt(openingHours, nowMs),
      closed: shut === null ? null : { reason: shut.reason || null, until: shut.until },
      nextOpening: openingAfterThis(settings, nowMs),
      noOnCall: settings.onCall === null,
      linesToCheck: linesToCheck(settings.helpLines, dateAt(openingHours.zone, nowMs)).length,
      concerns,
      logHead,
    };
  },

  async closeNow(c, { reason, until, seen }) {
    const nowMs = Date.now();
    await failIfChanged(c.env, 'closedNow', seen);
    const by = { volunteerId: c.var.session.volunteerId, act: 'closeNow' } as const;
    await changeToday(c.env, by, nowMs, ({ openingHours: { zone } }) => {
      const untilMs = isNamed(until) ? until : nextTimeMs(zone, until, nowMs);
      return { closedNow: { reason: reason ?? '', sinceMs: nowMs, until: untilMs } };
    });
  },

  /** Doors that are not shut stay as they are: a second press is no failure. */
  async openNow(c) {
    const by = { volunteerId: c.var.session.volunteerId, act: 'openNow' } as const;
    await changeToday(c.env, by, Date.now(), ({ closedNow }) =>
      closedNow === null ? null : { closedNow: null },
    );
  },

  async openLonger(c, { date, span, seen }) {
    const nowMs = Date.now();
    await failIfChanged(c.env, `openingHours.specialDays.${date}`, seen);
    const by = { volunteerId: c.var.session.volunteerId, act: 'openLonger' } as const;
    let refused: NotLonger | null = null;
    await changeToday(c.env, by, nowMs, ({ openingHours }) => {
      // What the coordinator saw as today may be over.
      if (todayAt(openingHours, nowMs).date !== date) fail('conflict');
      const longer = longerToday(openingHours, nowMs, span);
      refused = 'problem' in longer ? longer.problem : null;
      return 'problem' in longer ? null : { openingHours: longer };
    });
    return { refused };
  },

  async hoursAsBefore(c) {
    const nowMs = Date.now();
    const by = { volunteerId: c.var.session.volunteerId, act: 'hoursAsBefore' } as const;
    await changeToday(c.env, by, nowMs, ({ openingHours }) => {
      const before = asBefore(openingHours, nowMs);
      return before === null ? null : { openingHours: before };
    });
  },
} satisfies Handlers<'today' | 'closeNow' | 'openNow' | 'openLonger' | 'hoursAsBefore'>;

/** When doors that are shut now until the next opening would open; null where that is no way to shut them. */
function openingAfterThis({ openingHours }: Settings, nowMs: number): Opening | null {
  if (hoursAt(openingHours, nowMs).state === 'closed') return null;
  const atMs = reopensAtMs(openingHours, { reason: '', sinceMs: nowMs, until: 'nextOpening' });
  return atMs === Infinity ? null : openingFrom(openingHours, atMs, nowMs);
}

const isNamed = (until: ClosingBody['until']): until is 'nextOpening' | 'byHand' =>
  until === 'nextOpening' || until === 'byHand';

/** Refuses what would undo a colleague's change that the coordinator has not seen, with what is in force now. */
async function failIfChanged(env: Bindings, place: string, seen: number | undefined): Promise<void> {
  const current = seen === undefined ? null : await changedSince(env.DB, place, seen);
  if (current !== null) fail('conflict', [], { current });
}

/**
 * Changes the settings by what they are at that moment, also if somebody else changes them just then, on record as one act, and
 * tells the queue. Null: there is nothing to change.
 */
async function changeToday(
  env: Bindings,
  { volunteerId, act }: { volunteerId: string; act: AuditAct },
  nowMs: number,
  decide: (settings: Settings) => SettingsPatch | null,
): Promise<void> {
  for (;;) {
    const { version, settings } = await settingsWithVersion(env.DB);
    const patch = decide(settings);
    if (patch === null) return;
    const { outcome } = await changeSettings(env.DB, { patch, by: volunteerId, act, seen: version }, nowMs);
    if (outcome === 'changed') break;
  }
  await tellSettingsChanged(env);
}
