import type { SettingsBody } from '../../../protocol/http/settings.ts';
import type { ConsoleSettingsBody } from '../../../protocol/http/staff.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';

/** All settings, for a coordinator, before anybody changed one. */
export const ALL_SETTINGS: SettingsBody = { version: 0, settings: DEFAULT_SETTINGS, changes: [] };

/** What staff see of how the helpline is set. */
export const SETTINGS: ConsoleSettingsBody = {
  openingHours: {
    zone: 'Europe/Amsterdam',
    weekly: [
      ...Array.from({ length: 6 }, () => [{ from: '14:00', to: '23:00' }]),
      [{ from: '11:00', to: '23:00' }],
    ],
    specialDays: [
      { date: '2099-12-24', spans: [{ from: '14:00', to: '20:00' }], reason: 'wegens kerstavond' },
      { date: '2099-12-31', spans: [], reason: null },
    ],
    signUpEndsMinutes: 30,
  },
  queue: {
    placesPerVolunteer: 3,
    minPlaces: 3,
    maxPlaces: 10,
    offerSeconds: 60,
    absentSeconds: 180,
    quietMinutes: 60,
    pauseMinutes: 5,
    breakMinutes: 15,
    wrapUpMinutes: 5,
    wrapUpMaxMinutes: 30,
    capacity: 1,
    visitorGraceWaitingMinutes: 10,
  },
  conversation: {
    visitorGraceMinutes: 10,
    volunteerGraceMinutes: 5,
    evaluationMinutes: 30,
    unansweredMinutes: 3,
    silentMinutes: 5,
    talkGuideMinutes: null,
  },
  retentionDays: 42,
  crisis: {
    points: ['Je hoeft dit niet alleen te doen. Vraag een collega erbij.', 'Blijf tot het contact er is.'],
    onCall: { label: 'Joke', phone: '06 11111111' },
    lines: [{ name: 'De Luisterlijn', way: '088 0767 000' }],
  },
  own: { phones: ['088 0767 000'], domains: ['www.deluisterlijn.nl', 'host.example'] },
};
