import * as z from 'zod';
import type { FieldProblem } from '../../../protocol/error-codes.ts';
import { Settings } from '../../../protocol/settings.ts';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import { isKnownZone } from '../../domain/hours/opening-hours.ts';
import { brokenRules } from '../../domain/settings/setting-rules.ts';
import { PROBLEMS } from './settings-texts.ts';

/** What is wrong at a place in the settings (`openingHours.weekly.0.1.from`), in a sentence that stands beside it. */
export type SettingProblem = { path: string; sentence: string };

/** Says what in settings breaks a bound or a rule. @param fields for which the rules are asked */
export function problemsOf(settings: unknown, fields: readonly SettingField[]): SettingProblem[] {
  if (fields.length === 0) return [];
  const parsed = Settings.safeParse(settings);
  if (!parsed.success)
    return problemsIn(parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), rule: code })));
  const zone = isKnownZone(parsed.data.openingHours.zone)
    ? []
    : ([{ field: 'openingHours.zone', rule: 'unknownZone' }] as const);
  const broken = brokenRules(parsed.data).map(({ path, rule }) => ({ field: path.join('.'), rule }));
  return problemsIn([...zone, ...broken]);
}

/** The same for what the server has refused. */
export function problemsIn(problems: readonly FieldProblem[]): SettingProblem[] {
  return problems.map(({ field, rule }) => ({ path: field, sentence: sentenceOf(field, rule) }));
}

function sentenceOf(path: string, rule: FieldProblem['rule']): string {
  if (rule in PROBLEMS.rules) return PROBLEMS.rules[rule as keyof typeof PROBLEMS.rules];
  const schema = schemaAt(path);
  if (schema instanceof z.ZodNumber) return PROBLEMS.number(schema.minValue ?? 0, schema.maxValue ?? 0);
  if (schema instanceof z.ZodArray) return PROBLEMS.tooMany;
  if (!(schema instanceof z.ZodString)) return formatProblem(schema);
  if (rule === 'too_small') return PROBLEMS.empty;
  if (rule === 'too_big') return PROBLEMS.tooLong(schema.maxLength ?? 0);
  return /\.(from|to)$/.test(path) ? PROBLEMS.time : PROBLEMS.wrong;
}

/** Zod has a class of its own for each format: a web address, a date. */
function formatProblem(schema: z.core.$ZodType | null): string {
  if (schema instanceof z.ZodURL) return PROBLEMS.url;
  return schema instanceof z.ZodISODate ? PROBLEMS.date : PROBLEMS.wrong;
}

/** The bounds of a number in the settings, for its hint. */
export function boundsOf(field: SettingField): { min: number; max: number } {
  const schema = schemaAt(field);
  if (!(schema instanceof z.ZodNumber)) throw new Error(`${field} is no number`);
  return { min: schema.minValue ?? 0, max: schema.maxValue ?? 0 };
}

/** How many characters a text in the settings may have, or a list items. */
export function maxLengthOf(path: string): number | null {
  const schema = schemaAt(path);
  if (schema instanceof z.ZodString || schema instanceof z.ZodURL) return schema.maxLength;
  return null;
}

/** The schema at a place in the settings, without what may be null around it. */
export function schemaAt(path: string): z.core.$ZodType | null {
  return path.split('.').reduce<z.core.$ZodType | null>((schema, key) => inner(bare(schema), key), Settings);
}

function inner(schema: z.core.$ZodType | null, key: string): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) return bare((schema.shape as z.core.$ZodShape)[key] ?? null);
  return schema instanceof z.ZodArray ? bare(schema.element) : null;
}

function bare(schema: z.core.$ZodType | null): z.core.$ZodType | null {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}
