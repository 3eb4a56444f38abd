import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../protocol/bytes.ts';
import { DEMO_ENDPOINTS, ENDPOINTS, type Audience, type Endpoint } from '../../protocol/endpoints.ts';
import type { ErrorCode } from '../../protocol/error-codes.ts';
import { addDemo } from '../../worker/demo/routes.ts';
import type { AppEnv } from '../../worker/http/app-env.ts';
import { createApp } from '../../worker/http/app.ts';
import { errorOf, member } from './support/staff-app.ts';

/* Calls every row of protocol/endpoints.ts with every role. */

const PAGES = [
  'GET /',
  'GET /chat',
  'GET /console',
  'GET /console/*',
  'GET /console/preview',
  'GET /embedding',
  'GET /health',
  'GET /hours',
  'GET /icon.svg',
];

/** Chat and console have origins of their own here, so that a page of one cannot pass for a page of the other. */
const CHAT = 'https://chat.test';
const CONSOLE = 'https://console.test';
const settled = { ...env, CONSOLE_ORIGIN: CONSOLE };

type Who = 'nobody' | 'volunteer' | 'coordinator' | 'not accepted' | 'expired' | 'other page' | 'other site';
type Expected = 'in' | ErrorCode;
const OUT = { 'other page': 'badOrigin', 'other site': 'badOrigin' } as const;
const IN = { nobody: 'in', volunteer: 'in', coordinator: 'in', 'not accepted': 'in', expired: 'in' } as const;

/** Written out once more, apart from the Worker's own table. The demo's rows are in demo.test.ts. */
const EXPECTED: Record<Exclude<Audience, 'demo'>, Record<Who, Expected>> = {
  anyone: { ...IN, 'other page': 'in', 'other site': 'in' },
  visitor: { ...IN, ...OUT },
  newcomer: { ...IN, ...OUT },
  assigned: { ...IN, ...OUT, nobody: 'notSignedIn' },
  signedIn: { ...IN, ...OUT, nobody: 'notSignedIn', expired: 'notSignedIn' },
  staff: { ...IN, ...OUT, nobody: 'notSignedIn', expired: 'notSignedIn', 'not accepted': 'secrecyDue' },
  coordinator: {
    ...IN,
    ...OUT,
    nobody: 'notSignedIn',
    expired: 'notSignedIn',
    volunteer: 'forbidden',
    'not accepted': 'secrecyDue',
  },
};
const EVERYBODY = [
  'nobody',
  'volunteer',
  'coordinator',
  'not accepted',
  'expired',
  'other page',
  'other site',
] as const;

/** A cookie of a session of its own, since one of the routes ends it. The other pages have the coordinator's. */
async function cookieOf(who: Who): Promise<string> {
  if (who === 'nobody') return '';
  const role = who === 'volunteer' || who === 'expired' ? 'volunteer' : 'coordinator';
  const { cookie } = await member(role, 'Mees', who === 'not accepted' ? 'due' : 'accepted');
  if (who === 'expired') {
    const hash = await sha256(cookie.slice('__Host-session='.length));
    await env.DB.prepare('UPDATE sessions SET expires_at = 1 WHERE token_hash = ?').bind(hash).run();
  }
  return cookie;
}

const app = createApp();

async function ask(row: Endpoint, who: Who): Promise<Response> {
  const own = row.audience === 'visitor' ? CHAT : CONSOLE;
  const headers = new Headers({ Origin: own, 'Sec-Fetch-Site': 'same-origin', Cookie: await cookieOf(who) });
  if (who === 'other page') headers.set('Origin', own === CHAT ? CONSOLE : CHAT);
  if (who === 'other page') headers.set('Sec-Fetch-Site', 'same-site');
  if (who === 'other site') headers.set('Origin', 'https://evil.test');
  if (who === 'other site') headers.set('Sec-Fetch-Site', 'cross-site');
  if (row.answer === 'socket') headers.set('Upgrade', 'websocket');
  const url = CHAT + row.path.replaceAll(/:\w+/g, 'no-such-id');
  const body = row.method === 'GET' ? null : '{}';
  const request = new Request(url, { method: row.method, headers, body });
  return await app.fetch(request, settled, createExecutionContext());
}

/** The answer to an empty body or an unknown id, once somebody is let in. */
function answerWithin(row: Endpoint): number | ErrorCode {
  if (row.body !== null) return 'badRequest';
  if (row.answer === 'socket') return row.path.includes(':') ? 'notFound' : 101;
  if (row.answer !== null && row.path.includes(':')) return 'notFound';
  return row.answer === null ? 204 : 200;
}

describe.each(Object.entries<Endpoint>(ENDPOINTS))('%s', (_name, row) => {
  test.each(EVERYBODY)('[A4] [A7] asked by: %s', async (who) => {
    if (row.audience === 'demo') throw new Error('The demo has rows of its own');
    const expected = EXPECTED[row.audience][who];
    const response = await ask(row, who);
    const got = response.status >= 400 ? await errorOf(response) : response.status;
    expect(got).toBe(expected === 'in' ? answerWithin(row) : expected);
  });
});

describe('what the app serves', () => {
  const served = ({ routes }: Hono<AppEnv>) =>
    routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  const rows = (endpoints: Readonly<Record<string, Endpoint>>) =>
    Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);

  test('[A7] is the rows and the pages, each once, and nothing else', () => {
    expect(served(app).toSorted()).toEqual([...rows(ENDPOINTS), ...PAGES].toSorted());
  });

  test('[A9] has the demo’s rows in a demo build alone', () => {
    const demo = new Hono<AppEnv>();
    addDemo(demo);
    expect(served(demo).toSorted()).toEqual(rows(DEMO_ENDPOINTS).toSorted());
  });

  test('[A7] a socket’s address answers nothing but an upgrade', async () => {
    const cookie = await cookieOf('coordinator');
    for (const row of Object.values<Endpoint>(ENDPOINTS).filter(({ answer }) => answer === 'socket')) {
      const request = new Request(CHAT + row.path, { headers: { Origin: CONSOLE, Cookie: cookie } });
      const response = await app.fetch(request, settled, createExecutionContext());
      expect([row.path, await errorOf(response)]).toEqual([row.path, 'badRequest']);
    }
  });
});
