import type { Settings, Span } from '../../../protocol/settings.ts';
import { DEFAULT_CRISIS_CARD, DEFAULT_TEXTS, DEFAULT_TOPICS } from './default-content.ts';
import { DEFAULT_HELP_LINES } from './default-help-lines.ts';

const everyDay = (from: string, to: string): Span[][] => Array.from({ length: 7 }, () => [{ from, to }]);

/**
 * What holds until an organisation sets something else. The texts and numbers are content for Dutch visitors, which
 * coordinators can change; so they are settings, not interface texts.
 */
export const DEFAULT_SETTINGS: Settings = {
  openingHours: {
    zone: 'Europe/Amsterdam',
    weekly: [...everyDay('14:00', '23:00').slice(0, 6), [{ from: '11:00', to: '23:00' }]],
    specialDays: [],
    signUpEndsMinutes: 30,
  },
  closedNow: null,
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
  accountKeptDays: 730,
  session: { absoluteHours: 12, idleMinutes: 60 },
  secrecyKeptMonths: 24,
  invitationHours: 72,
  organisation: 'Het Luisterend Oog',
  firstRun: false,
  exitUrl: 'https://www.buienradar.nl/',
  complaintUrl: null,
  helpLines: DEFAULT_HELP_LINES,
  referrals: [],
  topics: DEFAULT_TOPICS,
  texts: DEFAULT_TEXTS,
  crisisCard: DEFAULT_CRISIS_CARD,
  onCall: null,
  sites: [],
};
