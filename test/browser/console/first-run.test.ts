import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckBody, SettingsBody, SettingsPatchBody } from '../../../protocol/http/settings.ts';
import type { TeamBody } from '../../../protocol/http/team.ts';
import { CRISIS } from '../../../worker/console/settings/crisis-texts.ts';
import { FIRST_RUN } from '../../../worker/console/settings/first-run-texts.ts';
import { HOURS_SETTINGS } from '../../../worker/console/settings/hours-texts.ts';
import { LINES } from '../../../worker/console/settings/lines-texts.ts';
import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { INVITE } from '../../../worker/console/team/team-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { checked } from '../../../worker/domain/settings/checks.ts';
import { fieldsOf, mergeSettings } from '../../../worker/domain/settings/setting-fields.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  focused,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { failure, ok } from './fake-server.ts';

const page = withServer();
const PATH = '/console/instellingen/eerste-keer';
const { steps } = FIRST_RUN;
type Step = keyof typeof steps;
let stored: SettingsBody;
let team: TeamBody;

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  stored = { version: 1, settings: DEFAULT_SETTINGS, changes: [] };
  team = { people: [], invitations: [], secrecyN: 1 };
  page.server.handlers.set('GET /api/coordinator/team', () => ok(team));
  page.server.handlers.set('GET /api/coordinator/settings', () => ok(stored));
  page.server.handlers.set('PATCH /api/coordinator/settings', (body) =>
    ok(change((body as SettingsPatchBody).patch)),
  );
  page.server.handlers.set('POST /api/coordinator/settings/check', (body) => {
    const { what } = body as CheckBody;
    const patch = checked(stored.settings, what, { by: 'coordinator', today: '2026-11-26' }) ?? {};
    return ok(change(patch, what.kind === 'field' ? [what.field] : []));
  });
});

/** As the server stores it. */
function change(patch: object, looked: readonly string[] = []): SettingsBody {
  const version = stored.version + 1;
  const fields = [...looked, ...fieldsOf(patch)];
  stored = {
    version,
    settings: mergeSettings(stored.settings, patch) as SettingsBody['settings'],
    changes: [...stored.changes, ...fields.map((field) => ({ field, version, by: 'Marijke' }))],
  };
  return stored;
}

const header = (step: Step) => find('h2 button', steps[step].title);
const isOpen = async (step: Step) => (await header(step)).getAttribute('aria-expanded') === 'true';
/** Waits until a step is open, and has the keyboard. */
const atStep = (step: Step) =>
  vi.waitFor(async () => {
    expect(focused()).toBe(await header(step));
    expect(await isOpen(step)).toBe(true);
  });
const said = () => all('lo-first-run').flatMap((view) => all('[role="status"]', view.shadowRoot ?? view));
async function toStep(step: Step): Promise<void> {
  open(PATH);
  if (!(await isOpen(step))) (await header(step)).click();
}

describe('the steps', () => {
  test('[S7] stand on one page, each with why until it is done, and the first to do is open', async () => {
    stored = { ...stored, settings: { ...DEFAULT_SETTINGS, sites: ['https://een.test'] } };
    open(PATH);
    await see(FIRST_RUN.progress(3, 10));
    const items = all('ol.steps > li').map((step) => textOf(step).replaceAll(/\s+/g, ' ').trim());
    expect(items).toHaveLength(10);
    for (const [index, { title, why }] of Object.values(steps).entries()) {
      expect(items[index]).toContain(title);
      const done = [0, 1, 7].includes(index);
      expect(items[index]).toContain(FIRST_RUN.standing[done ? 'done' : 'todo']);
      if (!done) expect(items[index]).toContain(why);
    }
    expect(await isOpen('name')).toBe(true);
    await find('input[name="organisation"]');
    await expectAccessible();
  });

  test('[S7] that can’t be loaded can be asked for again', async () => {
    page.server.handlers.set('GET /api/coordinator/team', () => failure('internal'));
    open(PATH);
    await find('wa-button', 'Probeer opnieuw');
  });

  test('[S7] show one form at a time, also of a step that is done, and what was typed stays', async () => {
    open(PATH);
    await fill('input[name="organisation"]', 'Buurtlijn');
    (await header('passkey')).click();
    await see(FIRST_RUN.passkeyBody);
    expect(await isOpen('name')).toBe(false);
    expect((await header('reviewKey')).textContent).toContain(FIRST_RUN.standing.done);
    (await header('name')).click();
    const box = (await find('input[name="organisation"]')) as HTMLInputElement;
    expect(box.value).toBe('Buurtlijn');
    (await header('name')).click();
    await vi.waitFor(async () => expect(await isOpen('name')).toBe(false));
  });

  test('[S7] are left for later without being done, and after the last comes the first that was left', async () => {
    await toStep('firstVolunteer');
    await click('wa-button', FIRST_RUN.skip);
    await atStep('name');
    await click('wa-button', FIRST_RUN.skip);
    await atStep('hours');
    await see(FIRST_RUN.progress(2, 10));
  });
});

describe('a step that is done', () => {
  test('[S7] folds, moves the keyboard to the next and says so, and on coming back the next is open', async () => {
    open(PATH);
    await fill('input[name="organisation"]', 'Buurtlijn');
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await atStep('hours');
    await see(HOURS_SETTINGS.weekTitle);
    expect(said().map(textOf)).toContain(FIRST_RUN.saidNext(steps.name.title, steps.hours.title));
    await see(FIRST_RUN.progress(3, 10));
    await expectAccessible();
    open(PATH);
    await vi.waitFor(async () => expect(await isOpen('hours')).toBe(true));
  });

  test('[S7] may have been right as it stood', async () => {
    open(PATH);
    await click('wa-button', FIRST_RUN.asItStands);
    await atStep('hours');
    expect(page.server.requested('/api/coordinator/settings/check')).toEqual({
      version: 1,
      what: { kind: 'field', field: 'organisation' },
    });
    await click('wa-button', FIRST_RUN.asItStands);
    await atStep('lines');
    expect(stored.changes.map(({ field }) => field)).toEqual(['organisation', 'openingHours.weekly']);
    expect(stored.settings).toEqual(DEFAULT_SETTINGS);
  });

  test('[S7] and could not be put on record stays open, and says why', async () => {
    open(PATH);
    const button = await find('wa-button', FIRST_RUN.asItStands);
    page.server.handlers.set('POST /api/coordinator/settings/check', () => failure('internal'));
    button.click();
    await find('[role="alert"]');
    change({ organisation: 'Buurtlijn' });
    page.server.handlers.set('POST /api/coordinator/settings/check', () => {
      const { status, body } = failure('conflict');
      return { status, body: { ...(body as object), current: stored } };
    });
    button.click();
    await see(FIRST_RUN.changed('Marijke'));
    expect(await isOpen('name')).toBe(true);
  });

  test('[S8] the lines: only with the last one of them, and the list of help near by is not asked for', async () => {
    const [first, second] = DEFAULT_SETTINGS.helpLines.slice(-2);
    if (first === undefined || second === undefined) throw new Error('no lines');
    stored = { ...stored, settings: { ...DEFAULT_SETTINGS, helpLines: [first, second] } };
    await toStep('lines');
    await click('wa-button', `${LINES.right}: ${first.name}`);
    await see(LINES.marked(first.name));
    expect(await isOpen('lines')).toBe(true);
    expect(screenText()).not.toContain(LINES.referrals.title);
    await click('wa-button', `${LINES.right}: ${second.name}`);
    await atStep('crisisCard');
  });

  test('[S1] [S7] an answer that a later check has overtaken takes nothing back', async () => {
    const [first, second] = DEFAULT_SETTINGS.helpLines.slice(-2);
    if (first === undefined || second === undefined) throw new Error('no lines');
    stored = { ...stored, settings: { ...DEFAULT_SETTINGS, helpLines: [first, second] } };
    await toStep('lines');
    await find('wa-button', `${LINES.right}: ${first.name}`);
    const held = Promise.withResolvers<void>();
    page.server.handlers.set('GET /api/coordinator/settings', async () => {
      const before = stored;
      await held.promise;
      return ok(before);
    });
    await click('wa-button', `${LINES.right}: ${first.name}`);
    await see(LINES.marked(first.name));
    await vi.waitFor(() =>
      expect(page.server.requests.findLast(({ method }) => method === 'GET')?.path).toBe(
        '/api/coordinator/settings',
      ),
    );
    page.server.handlers.set('GET /api/coordinator/settings', () => ok(stored));
    await click('wa-button', `${LINES.right}: ${second.name}`);
    await atStep('crisisCard');
    held.resolve();
    await page.server.quiet();
    expect((await header('lines')).textContent).toContain(FIRST_RUN.standing.done);
    await see(FIRST_RUN.progress(3, 10));
  });

  test('[S7] the card and who is on call are two steps, each with its own half of the page', async () => {
    await toStep('crisisCard');
    await see(CRISIS.card);
    expect(screenText()).not.toContain(CRISIS.onCallIntro);
    await click('wa-button', CRISIS.confirm);
    await atStep('onCall');
    await fill('input[name="onCall.label"]', 'Joke');
    await fill('input[name="onCall.phone"]', '06 11111111');
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await atStep('site');
  });

  test('[S7] an invitation: its link stays until it is put away, and then the step waits for a colleague', async () => {
    const invitation = { id: 'h'.repeat(22), role: 'coordinator', alias: null, newPasskey: false } as const;
    page.server.handlers.set('POST /api/coordinator/invitations', () => {
      team = { ...team, invitations: [{ ...invitation, expiresAt: Date.now() }] };
      return ok({ expiresAt: Date.now() });
    });
    await toStep('secondCoordinator');
    await find('wa-button', INVITE.make);
    expect(all('wa-radio-group')).toEqual([]);
    await click('wa-button', INVITE.make);
    await find('lo-link-once');
    await vi.waitFor(async () =>
      expect((await header('secondCoordinator')).textContent).toContain(FIRST_RUN.standing.waiting),
    );
    expect(page.server.requested('/api/coordinator/invitations')).toMatchObject({ role: 'coordinator' });
    expect(await isOpen('secondCoordinator')).toBe(true);
    await expectAccessible();
    // Also while another step is looked at.
    (await header('passkey')).click();
    await see(FIRST_RUN.passkeyBody);
    (await header('secondCoordinator')).click();
    await click('wa-button', INVITE.done);
    await atStep('firstVolunteer');
    (await header('secondCoordinator')).click();
    await click('wa-button', FIRST_RUN.goOn);
    await atStep('firstVolunteer');
  });

  test('[S7] the last of them: the keyboard goes to what is said of all', async () => {
    const person = { inTraining: false, mentor: false, lastActiveOn: '2026-11-24', passkeys: 1, secrecyN: 1 };
    team.people = (['coordinator', 'coordinator', 'volunteer'] as const).map((role, index) => ({
      ...person,
      id: `p${index}`,
      alias: `P${index}`,
      role,
    }));
    change({
      ...{ organisation: 'Buurtlijn', sites: ['https://een.test'], helpLines: [] },
      crisisCard: { confirmedOn: '2026-11-26' },
      onCall: { label: 'Joke', phone: '06 11111111' },
    });
    open(PATH);
    await see(HOURS_SETTINGS.weekTitle);
    await click('wa-button', FIRST_RUN.asItStands);
    await see(FIRST_RUN.allDone);
    await vi.waitFor(() => expect(focused()?.textContent).toContain(FIRST_RUN.allDone));
    expect(said().map(textOf)).toContain(FIRST_RUN.saidAll(steps.hours.title));
    expect(all('[aria-expanded="true"]')).toEqual([]);
  });
});
