import type { FieldRule } from '../../protocol/error-codes.ts';
import * as z from 'zod';
import { log } from './log.ts';

/** True only in builds of `env.demo`; the bundler drops every branch it guards from a production build. */
declare const __DEMO__: boolean;
export const IS_DEMO_BUILD: boolean = typeof __DEMO__ !== 'undefined' && __DEMO__;

const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: 'must be an origin such as https://chat.example.org, without a path or a slash at the end',
});

const Vars = z.object({
  CHAT_ORIGIN: origin,
  CONSOLE_ORIGIN: origin,
  RP_ID: z.string().regex(/^[a-z0-9.-]+$/, 'must be a host name, without a scheme or port'),
  /** `eu` pins objects to the European Union; `none` is for local development, where the platform throws on it. */
  JURISDICTION: z.enum(['eu', 'none']),
  DEMO: z.literal('on').optional(),
  DEMO_SITE_ORIGIN: origin.optional(),
});

export type Config = {
  chatOrigin: string;
  consoleOrigin: string;
  rpId: string;
  jurisdiction: 'eu' | 'none';
  demo: { siteOrigin: string } | null;
};

/** True if a URL's hostname is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** A variable of wrangler.toml that breaks its rule; `message` says the rule in words. Never the value. */
export type ConfigProblem = { variable: string; rule: FieldRule; message: string };

/** wrangler.toml's variables are invalid. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(
      `wrangler.toml [vars]: ${problems.map(({ variable, message }) => `${variable}: ${message}`).join('; ')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Parses the environment's variables.
 * @throws ConfigError naming each variable and the rule it broke; also when the demo is on anywhere but on loopback.
 */
export function parseConfig(vars: object): Config {
  const parsed = Vars.safeParse(vars);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, code, message }) => ({
        variable: path.join('.'),
        rule: code,
        message,
      })),
    );
  }
  const { CHAT_ORIGIN, CONSOLE_ORIGIN, RP_ID, JURISDICTION, DEMO, DEMO_SITE_ORIGIN } = parsed.data;
  const demo = IS_DEMO_BUILD && DEMO === 'on';
  if (demo) {
    for (const [variable, value] of Object.entries({ CHAT_ORIGIN, CONSOLE_ORIGIN })) {
      if (isLoopback(new URL(value).hostname)) continue;
      const message = 'must be this machine, since the demo runs nowhere else';
      throw new ConfigError([{ variable, rule: 'custom', message }]);
    }
  }
  return {
    chatOrigin: CHAT_ORIGIN,
    consoleOrigin: CONSOLE_ORIGIN,
    rpId: RP_ID,
    jurisdiction: JURISDICTION,
    demo: demo ? { siteOrigin: DEMO_SITE_ORIGIN ?? 'http://127.0.0.1:8788' } : null,
  };
}

const parsed = new WeakMap<object, Config>();

/**
 * The configuration, parsed once an isolate: the platform hands the same environment to every request.
 * @throws ConfigError when it is invalid, which goes to the log as well
 */
export function configOf(env: object): Config {
  const known = parsed.get(env);
  if (known) return known;
  try {
    const config = parseConfig(env);
    parsed.set(env, config);
    return config;
  } catch (error) {
    log({ event: 'configInvalid', problem: error instanceof ConfigError ? error.message : 'unknown' });
    throw error;
  }
}
