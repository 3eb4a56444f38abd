import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { TodayBody } from '../../../protocol/http/today.ts';
import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';
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
  withServer,
} from './console-page.ts';
import { failure, ok, queueState } from './fake-server.ts';
import { overview, TODAY_BODY } from './fake-today.ts';
import { JUST_CHANGED } from '../../../worker/console/kit/just-changed.ts';
import { CLOSE_NOW, LONGER, TODAY } from '../../../worker/console/today/today-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';

const page = withServer();
const PATH = '/console/vandaag';
const OPENS = TODAY_BODY.nextOpening;

const type = (name: string, text: string) => fill(`input[name=${name}]`, text);
const setToday = (part: Partial<TodayBody> = {}) =>
  page.server.handlers.set('GET /api/coordinator/today', () => ok({ ...TODAY_BODY, ...part }));
const tell = (part: Partial<CoordinatorSnapshot> = {}) => page.server.queue.emit(overview(part));
const button = (name: string) => click('wa-button', name);

/** As coordinator, on the page, with the queue and its overview there. */
async function openToday(part: Partial<CoordinatorSnapshot> = {}): Promise<void> {
  open(PATH);
  await see(TODAY.doors.close);
  tell(part);
  await see(TODAY.waiting.title);
}

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  setToday();
});

describe('Chat nu sluiten', () => {
  const closing = () => page.server.requested('/api/coordinator/today/close');

  test('[O5] shows what visitors will read, says who is told, and shuts until the next opening', async () => {
    page.server.handlers.set('POST /api/coordinator/today/close', () => {
      setToday({ closed: { reason: 'wegens een storing', until: 'nextOpening' } });
      return ok();
    });
    await openToday({ waiting: 2, longestWaitMs: 0 });
    await button(TODAY.doors.close);
    await see(CLOSE_NOW.untilOpening('morgen om 14.00 uur'));
    await see(CLOSE_NOW.text(''));
    await see(CLOSE_NOW.happens(2));
    await type('reason', 'wegens een storing.');
    await see('We zijn nu gesloten wegens een storing.');
    await expectAccessible();
    await button(CLOSE_NOW.confirm);
    await vi.waitFor(() =>
      expect(closing()).toEqual({ reason: 'wegens een storing', until: 'nextOpening', seen: 3 }),
    );
    page.server.queue.emit(
      queueState({ hours: { state: 'closed', opens: OPENS, reason: 'wegens een storing', byHand: true } }),
    );
    await see(TODAY.doors.shut('wegens een storing'));
    await see(TODAY.doors.until('morgen om 14.00 uur'));
    await expectAccessible();
  });

  test('[O5] a time may be typed as people do, and is written whole once its box is left', async () => {
    await openToday();
    await button(TODAY.doors.close);
    await choose('time');
    await type('time', '21u30');
    await vi.waitFor(async () => expect(await find('input[name=time]')).toHaveProperty('value', '21.30'));
    await button(CLOSE_NOW.confirm);
    await vi.waitFor(() => expect(closing()).toMatchObject({ until: '21:30' }));
  });

  test('[O5] until a time, which must be there; a failure loses nothing of what was typed', async () => {
    page.server.handlers.set('POST /api/coordinator/today/close', () => failure('internal'));
    await openToday();
    await button(TODAY.doors.close);
    await type('reason', 'wegens ziekte');
    await choose('time');
    await button(CLOSE_NOW.confirm);
    await see(CLOSE_NOW.timeMissing);
    expect(closing()).toBeUndefined();
    await type('time', '20.15');
    await button(CLOSE_NOW.confirm);
    await see(ERROR_TEXTS.internal);
    expect(closing()).toEqual({ reason: 'wegens ziekte', until: '20:15', seen: 3 });
    await see('We zijn nu gesloten wegens ziekte.');
    expect(await find('lo-field[name=time]')).toHaveProperty('value', '20.15');
  });

  test('[O5] without a next opening in sight only a time or by hand, and without a reason', async () => {
    setToday({ nextOpening: null });
    page.server.handlers.set('POST /api/coordinator/today/close', () => ok());
    await openToday();
    await button(TODAY.doors.close);
    await see(CLOSE_NOW.untilByHand);
    expect(screenText()).not.toContain('Tot de volgende opening');
    await type('reason', ' ... ');
    await button(CLOSE_NOW.confirm);
    await vi.waitFor(() => expect(closing()).toEqual({ reason: null, until: 'byHand', seen: 3 }));
  });

  test('[O5] cancelling shuts nothing; opening again is one press', async () => {
    await openToday();
    await button(TODAY.doors.close);
    await see(CLOSE_NOW.preview);
    await click('wa-dialog[open] wa-button', 'Annuleren');
    await vi.waitFor(() => expect(all('wa-dialog[open]')).toEqual([]));
    expect(closing()).toBeUndefined();
    setToday({ closed: { reason: null, until: 'byHand' } });
    open(PATH);
    await see(TODAY.doors.shut(null));
    await see(TODAY.doors.untilByHand);
    page.server.handlers.set('POST /api/coordinator/today/open', () => {
      setToday();
      return ok();
    });
    await button(TODAY.doors.open);
    await see(TODAY.doors.close);
  });

  test('[O5] a colleague who shuts or opens is seen by the queue’s word', async () => {
    await openToday();
    setToday({ closed: { reason: 'wegens ziekte', until: 'byHand' } });
    page.server.queue.emit(
      queueState({ hours: { state: 'closed', opens: null, reason: 'wegens ziekte', byHand: true } }),
    );
    await see(TODAY.doors.shut('wegens ziekte'));
  });

  async function choose(value: string): Promise<void> {
    const group = await find('wa-radio-group');
    Object.assign(group, { value });
    group.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
});

describe('Eerder / langer open', () => {
  const asked = () => page.server.requested('/api/coordinator/today/longer');

  test('[O6] begins with the hours that hold, and keeps what was typed when it is refused', async () => {
    let refused: string | null = 'shorter';
    page.server.handlers.set('POST /api/coordinator/today/longer', () => {
      if (refused === null) setToday({ span: { from: '14:00', to: '23:45' }, changed: true });
      return ok({ refused });
    });
    await openToday();
    await button(TODAY.doors.longer);
    await see(LONGER.now('14.00–23.00 uur'));
    await expectAccessible();
    await type('to', '22.00');
    await button(LONGER.confirm);
    await see(LONGER.refused.shorter);
    expect(asked()).toEqual({ date: '2026-11-26', span: { from: '14:00', to: '22:00' }, seen: 3 });
    refused = null;
    await type('to', '23:45');
    await vi.waitFor(() => expect(screenText()).not.toContain(LONGER.refused.shorter));
    await button(LONGER.confirm);
    await see(TODAY.doors.changed('14.00–23.45 uur'));
    expect(asked()).toEqual({ date: '2026-11-26', span: { from: '14:00', to: '23:45' }, seen: 3 });
    page.server.handlers.set('POST /api/coordinator/today/as-before', () => {
      setToday();
      return ok();
    });
    await button(TODAY.doors.asBefore);
    await vi.waitFor(() => expect(screenText()).not.toContain(TODAY.doors.changed('14.00–23.45 uur')));
  });

  test('[O6] a day without hours asks for both, and the day that is over says so', async () => {
    setToday({ span: null });
    page.server.handlers.set('POST /api/coordinator/today/longer', () => failure('conflict'));
    await openToday();
    await button(TODAY.doors.longer);
    await see(LONGER.none);
    await button(LONGER.confirm);
    await see(LONGER.timeMissing);
    await type('from', '16:00');
    await type('to', '18:00');
    await button(LONGER.confirm);
    await see(LONGER.conflict);
  });
});

describe('a colleague who was first', () => {
  /** The settings of version 5, in which Noor has changed this. */
  const lostTo = (field: string) => () => {
    const { status, body } = failure('conflict');
    const current = { version: 5, settings: DEFAULT_SETTINGS, changes: [{ field, version: 5, by: 'Noor' }] };
    return { status, body: { ...(body as object), current } };
  };

  test('[S1] [O5] with closing is named, with both, and what was typed counts only once that is decided', async () => {
    page.server.handlers.set('POST /api/coordinator/today/close', lostTo('closedNow'));
    await openToday();
    await button(TODAY.doors.close);
    await type('reason', 'wegens ziekte');
    // Noor's closing is known here meanwhile, but whoever types has not looked at it.
    setToday({ version: 5, closed: { reason: 'wegens een storing', until: 'byHand' } });
    page.server.queue.emit(
      queueState({ hours: { state: 'closed', opens: null, reason: 'wegens een storing', byHand: true } }),
    );
    await see(TODAY.doors.shut('wegens een storing'));
    await button(CLOSE_NOW.confirm);
    await see('Noor heeft dit net gewijzigd');
    const asked = () => page.server.requested('/api/coordinator/today/close');
    expect(asked()).toMatchObject({ seen: 3 });
    await see('Nu: gesloten wegens een storing, tot een coördinator weer opent');
    await see('Van jou: gesloten wegens ziekte, tot de volgende opening');
    await vi.waitFor(() => expect(focused()?.matches('wa-callout.conflict')).toBe(true));
    await expectAccessible();
    page.server.handlers.set('POST /api/coordinator/today/close', () => ok());
    await button(JUST_CHANGED.keepMine);
    await vi.waitFor(() => expect(all('wa-dialog[open]')).toEqual([]));
    expect(asked()).toEqual({ reason: 'wegens ziekte', until: 'nextOpening', seen: 5 });
  });

  test('[S1] [O6] with today’s hours is named, with both, and theirs hold on a press', async () => {
    const day = 'openingHours.specialDays.2026-11-26';
    page.server.handlers.set('POST /api/coordinator/today/longer', lostTo(day));
    await openToday();
    await button(TODAY.doors.longer);
    await type('to', '23.30');
    setToday({ version: 5, span: { from: '14:00', to: '23:45' }, changed: true });
    await button(LONGER.confirm);
    await see('Noor heeft dit net gewijzigd');
    await see('Nu: 14.00–23.45 uur');
    await see('Van jou: 14.00–23.30 uur');
    await vi.waitFor(() => expect(focused()?.matches('wa-callout.conflict')).toBe(true));
    await expectAccessible();
    await button(JUST_CHANGED.takeTheirs);
    await see(TODAY.doors.changed('14.00–23.45 uur'));
    await vi.waitFor(() => expect(all('wa-dialog[open]')).toEqual([]));
  });
});
