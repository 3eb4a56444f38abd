import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChainRow } from '../../../protocol/http/audit.ts';
import { COMMON } from '../../../worker/console/kit/common-texts.ts';
import { formatDateTime } from '../../../worker/console/kit/format.ts';
import { AUDIT, CHECK, COUNTS } from '../../../worker/console/review/audit-texts.ts';
import { logMark } from '../../../worker/console/session/log-mark.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { chainOf, ENTRIES, entry, PEOPLE, STARTED_AT } from './fake-log.ts';
import { failure, ok, ROOM } from './fake-server.ts';

/* The page of the log: to find something in it, and to check that nothing of it was changed. */

const page = withServer();
const LIST = 'GET /api/coordinator/audit';

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  localStorage.removeItem('luisterend-oog-log-head');
});

/** Answers with these entries, whatever is asked, and keeps what was asked. */
function listing(entries = ENTRIES): string[] {
  const asked: string[] = [];
  page.server.handlers.set(LIST, (_body, url) => {
    asked.push(url.search);
    return ok({ entries, next: null, people: PEOPLE });
  });
  return asked;
}

async function choose(label: string, value: string): Promise<void> {
  const select = await vi.waitFor(() => {
    const found = all('wa-select').find((node) => node.getAttribute('label') === label);
    if (found === undefined) throw new Error(`No select ${label}`);
    return found;
  });
  Object.assign(select, { value });
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the list', () => {
  test('[A5] [A13] says who did what, and why, of which talk, and what was refused', async () => {
    listing();
    open('/console/logboek');
    await see('Gesprek geopend: Klacht');
    await see(`${AUDIT.acts.refusedConversation}: Kwaliteit`);
    await see(AUDIT.acts.sitIn);
    await see(AUDIT.erased);
    await see(`${AUDIT.acts.refused}: ${AUDIT.details.audit}`);
    await see(`${AUDIT.acts.signInFailed}: ${AUDIT.details.signInRemoved}`);
    await see(AUDIT.line(1_207));
    await expectAccessible();
    await click('a', AUDIT.conversation(formatDateTime(STARTED_AT), 'Robin'));
    await vi.waitFor(() => expect(location.pathname).toBe(`/console/gesprekken/${ROOM}`));
  });

  test('[A12] goes on to older entries, also after that failed', async () => {
    page.server.handlers.set(LIST, (_body, url) =>
      url.searchParams.get('before') === null
        ? ok({ entries: ENTRIES.slice(0, 2), next: 1_206, people: PEOPLE })
        : failure('internal'),
    );
    open('/console/logboek');
    await see(AUDIT.line(1_206));
    await click('wa-button', AUDIT.more);
    await see(AUDIT.line(1_207));
    await find('wa-button', COMMON.retry);
    page.server.handlers.set(LIST, () => ok({ entries: ENTRIES.slice(2), next: null, people: PEOPLE }));
    await click('wa-button', COMMON.retry);
    await see(AUDIT.line(1_202));
    expect(screenText()).toContain(AUDIT.line(1_207));
    expect(screenText()).not.toContain(AUDIT.more);
  });

  test('[A12] is narrowed to a person, an act and a talk, and widened again', async () => {
    const asked = listing();
    open('/console/logboek');
    await see(AUDIT.line(1_207));
    await choose(AUDIT.who, 'id-sam');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?person=id-sam'));
    await vi.waitFor(() =>
      expect(all('[role=status]').map(textOf).join()).toContain(AUDIT.found(ENTRIES.length, false)),
    );
    await choose(AUDIT.what, 'sitIn');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?person=id-sam&act=sitIn'));
    await choose(AUDIT.who, 'all');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?act=sitIn'));
    await click('button.link', AUDIT.ofConversation);
    await vi.waitFor(() => expect(asked.at(-1)).toBe(`?act=sitIn&conversation=${ROOM}`));
    await see(AUDIT.chosen(AUDIT.conversation(formatDateTime(STARTED_AT), 'Robin')));
    await expectAccessible();
    listing([]);
    await choose(AUDIT.who, 'id-kim');
    await see(AUDIT.nothingFound);
    await expectAccessible();
    const again = listing();
    await click('wa-button', AUDIT.showAll);
    await vi.waitFor(() => expect(again.at(-1)).toBe(''));
    await see(AUDIT.line(1_207));
  });

  test('[A12] is narrowed to a period, by the clock of who looks, and widened again', async () => {
    const asked = listing();
    open('/console/logboek');
    await see(AUDIT.line(1_207));
    const [first, last] = all('wa-input[type=date]');
    const choose = (field: HTMLElement | undefined, value: string): void => {
      Object.assign(field ?? {}, { value });
      field?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(first, '2026-03-28');
    choose(last, '2026-03-29');
    const [from, until] = [new Date(2026, 2, 28).getTime(), new Date(2026, 2, 30).getTime()];
    await vi.waitFor(() => expect(asked.at(-1)).toBe(`?from=${from}&until=${until}`));
    choose(first, '');
    await vi.waitFor(() => expect(asked.at(-1)).toBe(`?until=${until}`));
    choose(last, '0002-03-29');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?until=1'));
    choose(last, '');
    await vi.waitFor(() => expect(asked.at(-1)).toBe(''));
    listing([]);
    choose(first, '2026-03-28');
    await see(AUDIT.nothingFound);
    await expectAccessible();
    listing();
    await click('wa-button', AUDIT.showAll);
    await see(AUDIT.line(1_207));
    expect(first).toHaveProperty('value', '');
  });

  test('[A12] an answer that comes after another choice is not shown', async () => {
    listing();
    open('/console/logboek');
    await see(AUDIT.line(1_207));
    let late = (): void => undefined;
    page.server.handlers.set(LIST, async () => {
      await new Promise<void>((resolve) => (late = resolve));
      return ok({ entries: [entry(7)], next: null, people: PEOPLE });
    });
    await choose(AUDIT.who, 'id-sam');
    await vi.waitFor(() => expect(screenText()).toContain(COMMON.loading));
    page.server.handlers.set(LIST, () => ok({ entries: [entry(8)], next: null, people: PEOPLE }));
    await choose(AUDIT.who, 'id-kim');
    await see(AUDIT.line(8));
    late();
    await page.server.quiet();
    await see(AUDIT.line(8));
    expect(screenText()).not.toContain(AUDIT.line(7));
  });

  test('[A12] says that there is nothing, or that it can’t be had', async () => {
    open('/console/logboek');
    await see(AUDIT.empty);
    await see(COUNTS.none);
    await expectAccessible();
    page.server.handlers.set(LIST, () => failure('internal'));
    open('/console/logboek');
    await find('wa-button', COMMON.retry);
    listing();
    await click('wa-button', COMMON.retry);
    await see(AUDIT.line(1_207));
  });

  test('[A13] has the counts of signing in and of refusals beside it', async () => {
    page.server.handlers.set('GET /api/coordinator/audit/counts', () =>
      ok({
        days: 30,
        counts: [
          { kind: 'signIn', n: 412 },
          { kind: 'refusedRole', n: 3 },
          { kind: 'newerKind', n: 1 },
        ],
      }),
    );
    open('/console/logboek');
    for (const text of [COUNTS.title(30), COUNTS.kinds.signIn, '412', COUNTS.kinds.refusedRole, 'newerKind'])
      await see(text);
    await expectAccessible();
  });
});

describe('the check', () => {
  /** In pages, as the server gives it. */
  function linked(rows: readonly ChainRow[], heads: readonly ChainRow[] = []): void {
    page.server.handlers.set('GET /api/coordinator/audit/chain', (_body, url) => {
      const after = Number(url.searchParams.get('after'));
      const left = rows.filter(({ seq }) => seq > after);
      return ok({ rows: left.slice(0, 3), next: left.length > 3 ? left[2]?.seq : null });
    });
    page.server.handlers.set('GET /api/coordinator/audit/heads', () =>
      ok({ heads: heads.map(({ seq, hash, at }) => ({ seq, hash, at })) }),
    );
  }

  async function check(rows: readonly ChainRow[], heads: readonly ChainRow[] = []): Promise<void> {
    linked(rows, heads);
    open('/console/logboek');
    await click('wa-button', CHECK.start);
  }

  test('[A12] finds a log right, and gives its mark to write down', async () => {
    const rows = await chainOf(8);
    await check(rows, rows.slice(3, 5));
    await see(CHECK.right(8));
    await see(CHECK.compared(2));
    await see(logMark(rows[7]?.hash ?? ''));
    expect(logMark(rows[7]?.hash ?? '')).toMatch(/^([0-9A-HJKMNP-TV-Z]{3}-){3}[0-9A-HJKMNP-TV-Z]{3}$/);
    await expectAccessible();
  });

  test('[A12] gives the mark of an earlier line too, for who has one on paper', async () => {
    const rows = await chainOf(8);
    await check(rows);
    await see(CHECK.markHint);
    const type = async (line: string) => {
      const field = await find('wa-input[type=number]');
      Object.assign(field, { value: line });
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    await type('3');
    await see(logMark(rows[2]?.hash ?? ''));
    await expectAccessible();
    for (const line of ['0', '9', '2.5']) {
      await type(line);
      await see(CHECK.noLine);
      expect(screenText()).not.toContain(logMark(rows[2]?.hash ?? ''));
    }
    await type('');
    await vi.waitFor(() => expect(screenText()).not.toContain(CHECK.noLine));
  });

  test('[A12] names what was changed and taken away, and whom to call', async () => {
    const rows = await chainOf(8);
    const touched = rows
      .filter(({ seq }) => seq !== 6)
      .map((row) => (row.seq === 2 ? { ...row, act: 'sitIn' } : row));
    await check(touched);
    await see(CHECK.wrong);
    await see(CHECK.changed(2, formatDateTime(rows[1]?.at ?? 0)));
    await see(CHECK.missing(6, 6));
    await see(CHECK.whatToDo);
    await expectAccessible();
  });

  test('[A12] remembers what this browser saw, though all that the server keeps was changed with it', async () => {
    const rows = await chainOf(8);
    await check(rows);
    await see(CHECK.right(8));
    const shorter = rows.slice(0, 5);
    linked(shorter, shorter);
    await click('wa-button', CHECK.again);
    await see(CHECK.cut(8, formatDateTime(rows[7]?.at ?? 0)));
    // And still does so afterwards.
    open('/console/logboek');
    await click('wa-button', CHECK.start);
    await see(CHECK.cut(8, formatDateTime(rows[7]?.at ?? 0)));
  });

  test('[A12] says that there is nothing yet, or that it could not look', async () => {
    await check([]);
    await see(CHECK.empty);
    page.server.handlers.set('GET /api/coordinator/audit/chain', () => failure('internal'));
    await click('wa-button', CHECK.again);
    await vi.waitFor(() => expect(screenText()).not.toContain(CHECK.empty));
    const rows = await chainOf(1);
    linked(rows);
    await click('wa-button', CHECK.start);
    await see(CHECK.right(1));
  });
});
