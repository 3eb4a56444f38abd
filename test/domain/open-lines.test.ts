import { expect, test } from 'vitest';
import type { HelpLineSetting, LineChannel } from '../../protocol/settings.ts';
import { openLines } from '../../worker/domain/help-lines/open-lines.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

/* [O4] What a volunteer puts into a message of the lines that are open now. */

const AFTERNOON = Date.parse('2026-11-24T15:00:00+01:00');
const daily = (from: string, to: string) => Array.from({ length: 7 }, () => [{ from, to }]);
type Hours = 'open' | 'shut' | 'unknown';
const WEEKS = { open: daily('00:00', '24:00'), shut: daily('23:00', '23:30'), unknown: null };
const way = (value: string, hours: Hours, kind: LineChannel['kind'] = 'phone'): LineChannel => ({
  ...{ kind, value, hoursText: '', weekly: WEEKS[hours], free: null },
});
const line = (name: string, ...channels: LineChannel[]): HelpLineSetting => ({
  ...{ name, channels, purpose: { nl: '', en: null }, audience: null },
  ...{ checkedOn: null, checkedBy: null, source: null },
});

test('[O4] names each line that is open, by two ways at most that are open, those at which one types first', () => {
  const helpLines = [
    line('open', way('0800-1', 'open'), way('0800-2', 'shut'), way('https://een.test/', 'open', 'chat')),
    line('dicht', way('0800-3', 'shut')),
    line('onbekend', way('0800-4', 'unknown')),
    line('drie', way('0800-5', 'open'), way('0800-6', 'open'), way('0800-7', 'open')),
    line('dubbel', way('0800-8', 'open'), way('0800-8', 'open'), way('0800-9', 'open')),
    line('zonder'),
  ];
  expect(openLines({ ...DEFAULT_SETTINGS, helpLines }, AFTERNOON)).toEqual([
    { name: 'open', way: 'https://een.test/ of 0800-1' },
    { name: 'drie', way: '0800-5 of 0800-6' },
    { name: 'dubbel', way: '0800-8 of 0800-9' },
  ]);
  expect(openLines({ ...DEFAULT_SETTINGS, helpLines: [] }, AFTERNOON)).toEqual([]);
});
