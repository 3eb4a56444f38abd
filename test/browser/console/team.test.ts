import { beforeEach, expect, test, vi } from 'vitest';
import { sha256 } from '../../../protocol/bytes.ts';
import type { TeamBody } from '../../../protocol/http/team.ts';
import { HOLDERS } from '../../../worker/console/review/keys-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { INVITE, RECORD, REMOVE, TEAM } from '../../../worker/console/team/team-texts.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { failure, ok } from './fake-server.ts';

/* [T1] The pages about the people who work here. */

const page = withServer();
const UNTIL_MS = Date.parse('2026-11-29T12:00:00Z');
let team: TeamBody;

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  const person = { inTraining: false, mentor: false, lastActiveOn: '2026-11-24', passkeys: 1, secrecyN: 2 };
  team = {
    people: [
      { ...person, id: 'a', alias: 'Anna', role: 'volunteer', secrecyN: 1 },
      { ...person, id: 'coordinator', alias: 'Marijke', role: 'coordinator', passkeys: 2 },
    ],
    invitations: [
      { id: 'h'.repeat(22), role: 'volunteer', alias: 'Bob', newPasskey: false, expiresAt: UNTIL_MS },
    ],
    secrecyN: 2,
  };
  page.server.handlers.set('GET /api/coordinator/team', () => ok(team));
});

/** Kim, besides Anna and Marijke. */
function withSecondCoordinator(): void {
  team.people = team.people.flatMap((one) =>
    one.id === 'a' ? [one, { ...one, id: 'k', alias: 'Kim', role: 'coordinator' }] : [one],
  );
}

const requested = (path: string) => page.server.requests.filter((request) => request.path === path);

test('[T1] says who works here, what they accepted and the day they were here last', async () => {
  open(PAGES.team.path);
  await see('Laatst actief op dinsdag 24 november 2026 · 1 passkey');
  await see(TEAM.secrecyOld(1));
  await see(TEAM.secrecy(2));
  await see(TEAM.you);
  await see('Bob');
  await expectAccessible();
});

test('[T1] makes a link of which the server gets the hash alone, and shows it once', async () => {
  page.server.handlers.set('POST /api/coordinator/invitations', () => ok({ expiresAt: UNTIL_MS }));
  open(PAGES.team.path);
  await fill('wa-input[name=alias]', ' Noor ');
  await click('wa-button', INVITE.make);
  await see(INVITE.copy);
  const { value: link } = (await find('wa-input[readonly]')) as HTMLElement & { value: string };
  const secret = link.split('#invitation=')[1] ?? '';
  expect(link).toBe(`${location.origin}/console#invitation=${secret}`);
  const secretHash = await sha256(secret);
  expect(page.server.requested('/api/coordinator/invitations')).toEqual({
    secretHash,
    role: 'volunteer',
    alias: 'Noor',
  });
  expect(JSON.stringify(page.server.requests)).not.toContain(secret);
  await expectAccessible();
  await click('wa-button', INVITE.done);
  await find('wa-button', INVITE.make);
  expect(all('wa-input[readonly]')).toEqual([]);
});

test('[T1] keeps what was typed when an invitation is refused', async () => {
  page.server.handlers.set('POST /api/coordinator/invitations', () => failure('aliasTaken'));
  open(PAGES.team.path);
  await fill('wa-input[name=alias]', 'Anna');
  await click('wa-button', INVITE.make);
  await see(ERROR_TEXTS.aliasTaken);
  expect(((await find('wa-input[name=alias]')) as HTMLElement & { value: string }).value).toBe('Anna');
});

test('[T1] takes an invitation back, and asks for the list anew', async () => {
  const path = `/api/coordinator/invitations/${'h'.repeat(22)}/revoke`;
  page.server.handlers.set(`POST ${path}`, () => {
    team = { ...team, invitations: [] };
    return ok();
  });
  open(PAGES.team.path);
  await click('wa-button', INVITE.revoke);
  await see(INVITE.none);
  expect(requested(path)).toHaveLength(1);
});

test('[T1] says what changes of a colleague, and leaves the rest as it was', async () => {
  page.server.handlers.set('PUT /api/coordinator/team/a', () => ok());
  open(PAGES.team.path);
  await click('wa-switch', TEAM.mentor);
  await vi.waitFor(() =>
    expect(page.server.requested('/api/coordinator/team/a')).toEqual({ inTraining: false, mentor: true }),
  );
});

test('[T1] gives a passkey more by a link of its own', async () => {
  page.server.handlers.set('POST /api/coordinator/team/a/passkey', () => ok({ expiresAt: UNTIL_MS }));
  open(PAGES.team.path);
  await click('wa-button', `${TEAM.newPasskey}: Anna`);
  await see('maakt Anna een nieuwe passkey');
});

test('[T1] removes only once the alias is typed, and says so', async () => {
  const path = '/api/coordinator/team/a/remove';
  page.server.handlers.set(`POST ${path}`, () => ok());
  open(PAGES.team.path);
  await click('wa-button', `${TEAM.remove}: Anna`);
  await fill('wa-dialog wa-input', 'An');
  await click('wa-dialog wa-button[variant=danger]', REMOVE.confirm);
  await see(REMOVE.wrong);
  expect(requested(path)).toEqual([]);
  await expectAccessible();
  await fill('wa-dialog wa-input', 'anna');
  await click('wa-dialog wa-button[variant=danger]', REMOVE.confirm);
  await see(TEAM.removed('Anna'));
  expect(page.server.requested(path)).toEqual({ alias: 'anna' });
  expect(screenText()).not.toContain(TEAM.reviewKey);
});

test('[T1] the only coordinator reads beforehand that there must always be one, and can’t begin to remove themselves', async () => {
  open(PAGES.team.path);
  await see('Er moet altijd een coördinator zijn.');
  await see(TEAM.lastCoordinator);
  const removing = () =>
    all('wa-button')
      .map(textOf)
      .filter((name) => name.includes(`${TEAM.remove}: `));
  expect(removing()).toEqual([expect.stringContaining('Anna')]);
  await expectAccessible();
  withSecondCoordinator();
  open(PAGES.team.path);
  await find('wa-button', `${TEAM.remove}: Marijke`);
  expect(removing()).toHaveLength(3);
  expect(screenText()).not.toContain(TEAM.lastCoordinator);
});

test('[T1] says that the last coordinator stays, in the dialog, where the others went meanwhile', async () => {
  withSecondCoordinator();
  page.server.handlers.set('POST /api/coordinator/team/coordinator/remove', () => failure('lastCoordinator'));
  open(PAGES.team.path);
  await click('wa-button', `${TEAM.remove}: Marijke`);
  await see(REMOVE.self);
  await fill('wa-dialog wa-input', 'Marijke');
  await click('wa-dialog wa-button[variant=danger]', REMOVE.confirm);
  await see('Er moet altijd een coördinator zijn.');
});

test('[T1] [K8] reminds of a new review key once a coordinator is removed, and so does every page at once', async () => {
  page.server.granted = true;
  page.server.holders = { count: 2, waiting: [], left: false };
  withSecondCoordinator();
  page.server.handlers.set('POST /api/coordinator/team/k/remove', () => {
    page.server.holders = { count: 1, waiting: [], left: true };
    return ok();
  });
  open(PAGES.team.path);
  await click('wa-button', `${TEAM.remove}: Kim`);
  expect(screenText()).not.toContain(HOLDERS.left);
  await fill('wa-dialog wa-input', 'Kim');
  await click('wa-dialog wa-button[variant=danger]', REMOVE.confirm);
  await see(TEAM.reviewKey);
  for (const text of [HOLDERS.left, HOLDERS.alone]) await see(text);
});

test('[A14] writes a new version from the text of now, keeps it when a colleague was first, and prints one person’s', async () => {
  const version = (n: number, text: string) => ({ n, text, since: UNTIL_MS, draft: n === 1 });
  let versions = [version(1, 'Ik zwijg.\nAltijd.')];
  page.server.handlers.set('GET /api/coordinator/secrecy', () =>
    ok({
      versions,
      people: [
        { id: 'a', alias: 'Anna', removedAt: null, accepted: [{ n: 1, at: UNTIL_MS }] },
        { id: 'b', alias: 'Bob', removedAt: null, accepted: [] },
      ],
    }),
  );
  page.server.handlers.set('POST /api/coordinator/secrecy', () => {
    versions = [version(2, 'Anders.'), ...versions];
    return failure('conflict');
  });
  open(PAGES.secrecyRecord.path);
  await see(RECORD.draft);
  await see(RECORD.accepted(1, '29 november 2026'));
  await see(RECORD.never);
  await click('wa-button', RECORD.edit);
  await click('wa-button', RECORD.save);
  await see(RECORD.same);
  expect(requested('/api/coordinator/secrecy').filter(({ method }) => method === 'POST')).toEqual([]);
  await fill('wa-textarea', 'Ik zwijg. Ook later.');
  await click('wa-button', RECORD.save);
  await see(RECORD.conflict);
  await see('Anders.');
  expect(((await find('wa-textarea')) as HTMLElement & { value: string }).value).toBe('Ik zwijg. Ook later.');
  page.server.handlers.set('POST /api/coordinator/secrecy', () => ok());
  await click('wa-button', RECORD.save);
  await vi.waitFor(() =>
    expect(page.server.requested('/api/coordinator/secrecy')).toEqual({
      after: 2,
      text: 'Ik zwijg. Ook later.',
    }),
  );
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await click('wa-button', RECORD.print);
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
  const [sheet] = all('.sheet');
  expect(sheet?.textContent).toContain('Anna');
  expect(sheet?.textContent).toContain('Altijd.');
  expect(sheet?.checkVisibility()).toBe(false);
  print.mockRestore();
});

test('[A14] what was typed of a new version is there again after another page, and a colleague’s that came meanwhile is said first', async () => {
  const version = (n: number, text: string) => ({ n, text, since: UNTIL_MS, draft: n === 1 });
  let versions = [version(1, 'Ik zwijg.')];
  page.server.handlers.set('GET /api/coordinator/secrecy', () => ok({ versions, people: [] }));
  const posted = () => requested('/api/coordinator/secrecy').filter(({ method }) => method === 'POST');
  page.server.handlers.set('POST /api/coordinator/secrecy', () => ok());
  open(PAGES.secrecyRecord.path);
  await click('wa-button', RECORD.edit);
  await fill('wa-textarea', 'Ik zwijg. Ook later.');
  goTo(PAGES.team.path);
  await see(TEAM.people);
  versions = [version(2, 'Anders.'), ...versions];
  goTo(PAGES.secrecyRecord.path);
  await see('Anders.');
  expect(((await find('wa-textarea')) as HTMLElement & { value: string }).value).toBe('Ik zwijg. Ook later.');
  await click('wa-button', RECORD.save);
  await see(RECORD.conflict);
  expect(posted()).toEqual([]);
  await click('wa-button', RECORD.save);
  await vi.waitFor(() =>
    expect(posted().map(({ body }) => body)).toEqual([{ after: 2, text: 'Ik zwijg. Ook later.' }]),
  );
  await vi.waitFor(() => expect(all('wa-textarea')).toEqual([]));
});

function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
