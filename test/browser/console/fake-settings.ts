import type { SettingsBody } from '../../../protocol/http/settings.ts';
import type { ConsoleSettingsBody } from '../../../protocol/http/staff.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { mergeSettings } from '../../../worker/domain/settings/setting-fields.ts';

/** All settings, for a coordinator, before anybody changed one. */
export const ALL_SETTINGS: SettingsBody = { version: 0, settings: DEFAULT_SETTINGS, changes: [] };

/** What staff see of how the helpline is set. */
export const SETTINGS: ConsoleSettingsBody = {
  openingHours: {
    ...DEFAULT_SETTINGS.openingHours,
    specialDays: [
      { date: '2099-12-24', spans: [{ from: '14:00', to: '20:00' }], reason: 'wegens kerstavond' },
      { date: '2099-12-31', spans: [], reason: null },
    ],
  },
  queue: DEFAULT_SETTINGS.queue,
  conversation: DEFAULT_SETTINGS.conversation,
  retentionDays: DEFAULT_SETTINGS.retentionDays,
  crisis: {
    points: ['Je hoeft dit niet alleen te doen. Vraag een collega erbij.', 'Blijf tot het contact er is.'],
    onCall: { label: 'Joke', phone: '06 11111111' },
    lines: [{ name: 'De Luisterlijn', way: '088 0767 000' }],
  },
  own: { phones: ['088 0767 000'], domains: ['www.deluisterlijn.nl', 'host.example'] },
};

/** All settings once this was changed, for a coordinator. */
export const settingsBody = (patch: object, version = 0): SettingsBody => ({
  version,
  settings: mergeSettings(DEFAULT_SETTINGS, patch) as SettingsBody['settings'],
  changes: [],
  checkers: [{ id: 'sam-id', alias: 'Sam' }],
});
