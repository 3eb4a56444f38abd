import type { CheckBody, SettingsBody } from '../../../protocol/http/settings.ts';
import type { Settings } from '../../../protocol/settings.ts';
import {
  changedDays,
  daysPatch,
  dayIn,
  isDayField,
  newestOf,
  together,
  withDays,
  type DayField,
} from '../../domain/settings/day-fields.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/default-settings.ts';
import {
  isSame,
  mergeSettings,
  patchOf,
  settingAt,
  withDefaults,
  type SettingField,
  type SettingValue,
} from '../../domain/settings/setting-fields.ts';
import { Observable } from '../kit/observable.ts';
import { ApiError, type Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemsIn, problemsOf, type SettingProblem } from './setting-problems.ts';

/** How a request to change settings ended. */
export type Saved = 'saved' | 'conflict' | 'invalid';

/**
 * The settings in force, and field by field what a coordinator has typed and not saved. It outlives the page that shows it, so
 * that what was typed is still there on coming back, after a request that failed and after a conflict.
 */
export class SettingsDraft extends Observable {
  readonly #api: Api;
  #seen: SettingsBody | null = null;
  readonly #typed = new Map<SettingField, unknown>();
  /** By field, or by day of one (`openingHours.weekly.0`), who changed it meanwhile: an alias, or null where nobody is known. */
  readonly #conflicts = new Map<string, string | null>();
  #refused: readonly SettingProblem[] = [];

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  /** What was last heard of the server, or null before that. */
  get seen(): SettingsBody | null {
    return this.#seen;
  }

  async load(): Promise<SettingsBody> {
    const body = await this.#api.allSettings();
    this.#take(body);
    return this.#seen ?? body;
  }

  /** What stands in a field: what was typed, whatever it is, else what is in force. */
  value(field: SettingField): unknown {
    return this.#typed.has(field) ? this.#typed.get(field) : this.inForce(field);
  }

  inForce<F extends SettingField>(field: F): SettingValue<F> {
    return settingAt(this.#seen?.settings ?? DEFAULT_SETTINGS, field);
  }

  /** @param value also one that does not fit: it stays as it was typed, with its problem. */
  set(field: SettingField, value: unknown): void {
    if (isSame(value, this.inForce(field))) this.#drop(field);
    else this.#typed.set(field, value);
    if (isDayField(field)) this.#settle(field);
    this.#refused = this.#refused.filter(({ path }) => !isIn(field, path));
    this.changed();
  }

  /** Takes what is in force instead of what was typed. */
  undo(fields: readonly SettingField[]): void {
    for (const field of fields) this.#drop(field);
    this.#refused = [];
    this.changed();
  }

  /** The same for one day of a list of days. */
  undoDay(field: DayField, day: string): void {
    this.set(field, withDays(field, this.#list(field), { [day]: dayIn(field, this.inForce(field), day) }));
  }

  /** Keeps what was typed at a place in spite of what another has changed it to. */
  insist(place: string): void {
    this.#conflicts.delete(place);
    this.changed();
  }

  /** Which of these fields differ from what is in force. */
  changedOf(fields: readonly SettingField[]): SettingField[] {
    return fields.filter((field) => this.#typed.has(field));
  }

  /** Who changed this field, or this day of one, meanwhile; undefined where nobody has, or it was decided. */
  conflictOf(place: string): string | null | undefined {
    return this.#conflicts.get(place);
  }

  /** The places in these fields that another changed meanwhile, of which it is not decided what it will be. */
  conflictsIn(fields: readonly SettingField[]): string[] {
    return [...this.#conflicts.keys()].filter((place) => fields.some((field) => isIn(field, place)));
  }

  /** Who changed this field last; null where nobody did, or nobody is known. */
  lastChangerOf(field: SettingField): string | null {
    return this.#seen?.changes.find((each) => each.field === field)?.by ?? null;
  }

  /** What is wrong with what was typed in these fields, by what this console knows and by what the server has refused. */
  problemsOf(fields: readonly SettingField[]): SettingProblem[] {
    const typed = this.changedOf(fields);
    const own = problemsOf(this.#merged(typed), typed);
    return [...own, ...this.#refused].filter(({ path }) => typed.some((field) => isIn(field, path)));
  }

  /** The settings as they would be with these fields saved; what does not fit counts as it is in force. */
  preview(fields: readonly SettingField[]): Settings {
    const wrong = this.problemsOf(fields);
    const fitting = this.changedOf(fields).filter((field) => !wrong.some(({ path }) => isIn(field, path)));
    return this.#merged(fitting) as Settings;
  }

  /** Saves what was typed in these fields. @throws ApiError if it is not known whether it was saved, and nothing is lost then */
  async save(fields: readonly SettingField[]): Promise<Saved> {
    const typed = this.changedOf(fields);
    const patch = typed.reduce<unknown>(
      (all, field) => joined(all, patchOf(field, this.#changeOf(field))),
      {},
    );
    try {
      const body = await this.#api.changeSettings({
        version: this.#seen?.version ?? 0,
        patch: patch as Record<string, unknown>,
      });
      for (const field of typed) this.#drop(field);
      this.#take(body);
      return 'saved';
    } catch (error) {
      return await this.#refusedBy(error);
    }
  }

  /** Says that this was checked, as it is in force. @throws ApiError as `save` does */
  async check(what: CheckBody['what']): Promise<Saved> {
    try {
      this.#take(await this.#api.checkSettings({ version: this.#seen?.version ?? 0, what }));
      return 'saved';
    } catch (error) {
      return await this.#refusedBy(error);
    }
  }

  /** What a patch says of a field: of a list of days the days that were changed. */
  #changeOf(field: SettingField): unknown {
    const typed = this.#typed.get(field);
    return isDayField(field) ? daysPatch(field, this.inForce(field), typed) : typed;
  }

  async #refusedBy(refusal: unknown): Promise<Saved> {
    if (!(refusal instanceof ApiError)) throw refusal;
    if (refusal.code === 'conflict' && refusal.current !== null) {
      this.#take(refusal.current);
      return 'conflict';
    }
    if (refusal.code !== 'badRequest' || refusal.problems.length === 0) throw refusal;
    // It may be wrong only beside what another has changed just now. Without an answer what the server said still stands.
    await this.load().catch(() => undefined);
    this.#refused = problemsIn(refusal.problems);
    this.changed();
    return 'invalid';
  }

  /** What others changed since lies beside what was typed; what they changed to the same is no longer a change. */
  #take(body: SettingsBody): void {
    // An answer that a later one has overtaken.
    if (this.#seen !== null && body.version < this.#seen.version) return;
    const before = this.#seen ?? body;
    this.#seen = body;
    for (const [field, value] of this.#typed) {
      const change = body.changes.find((each) => each.field === field);
      if (isSame(value, this.inForce(field))) this.#drop(field);
      else if (isDayField(field)) this.#takeDays(field, settingAt(before.settings, field), body.changes);
      else if (change !== undefined && change.version > before.version) this.#conflicts.set(field, change.by);
    }
    this.changed();
  }

  /** Of a list of days only those lie beside each other that both have changed. */
  #takeDays(field: DayField, before: unknown, changes: SettingsBody['changes']): void {
    const mine = this.#list(field);
    const { list, clashing } = together(field, { before, mine, theirs: this.inForce(field) });
    this.#typed.set(field, list);
    for (const day of clashing) {
      const place = `${field}.${day}`;
      const change = changes.find((each) => each.field === place) ?? newestOf(changes, place);
      this.#conflicts.set(place, change?.by ?? null);
    }
    this.#settle(field);
  }

  /** What is the same by now is no conflict any more, and no change. */
  #settle(field: DayField): void {
    const changed = new Set(changedDays(field, this.inForce(field), this.value(field)));
    for (const place of this.conflictsIn([field]))
      if (!changed.has(place.slice(field.length + 1))) this.#conflicts.delete(place);
    if (isSame(this.value(field), this.inForce(field))) this.#drop(field);
  }

  #list(field: DayField): readonly unknown[] {
    const value = this.value(field);
    return Array.isArray(value) ? value : [];
  }

  #drop(field: SettingField): void {
    this.#typed.delete(field);
    for (const place of this.conflictsIn([field])) this.#conflicts.delete(place);
  }

  #merged(fields: readonly SettingField[]): unknown {
    const settings: unknown = this.#seen?.settings ?? DEFAULT_SETTINGS;
    const changed = fields.reduce(
      (all, field) => mergeSettings(all, patchOf(field, this.#typed.get(field))),
      settings,
    );
    return withDefaults(changed);
  }
}

/** Whether a place in the settings lies in this field. */
function isIn(field: string, path: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}

/** Two patches of different fields as one; null stays null, which restores a default. */
function joined(one: unknown, other: unknown): unknown {
  if (!isRecord(one) || !isRecord(other)) return other;
  return Object.entries(other).reduce<Record<string, unknown>>(
    (all, [key, value]) => ({ ...all, [key]: joined(all[key], value) }),
    { ...one },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const drafts = new OwnDraft((api: Api) => new SettingsDraft(api));

/** The one draft of whoever is signed in. */
export function draftOf(api: Api): SettingsDraft {
  return drafts.of(api);
}
