import type { Settings, Span } from '../../../protocol/settings.ts';

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
    pauseMinutes: 5,
    wrapUpMinutes: 5,
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
  session: { absoluteHours: 12, idleMinutes: 60 },
  invitationHours: 72,
  organisation: 'Het Luisterend Oog',
  exitUrl: 'https://www.buienradar.nl/',
  helpLines: [
    {
      name: '112',
      purpose: 'Direct gevaar: politie, brandweer of ambulance',
      phone: '112',
      url: null,
      hours: 'dag en nacht, gratis',
      weekly: everyDay('00:00', '24:00'),
    },
    {
      name: '113 Zelfmoordpreventie',
      purpose: 'Denk je aan zelfdoding? Bel 113 of 0800-0113, of chat op 113.nl',
      phone: '113',
      url: 'https://www.113.nl/',
      hours: 'dag en nacht, gratis en anoniem',
      weekly: everyDay('00:00', '24:00'),
    },
    {
      name: 'Veilig Thuis',
      purpose: 'Geweld of mishandeling thuis, bij jezelf of een ander',
      phone: '0800-2000',
      url: 'https://veiligthuis.nl/',
      hours: 'dag en nacht, gratis',
      weekly: everyDay('00:00', '24:00'),
    },
    {
      name: 'De Luisterlijn',
      purpose: 'Een anoniem gesprek, over alles wat je bezighoudt',
      phone: '088 0767 000',
      url: 'https://www.deluisterlijn.nl/',
      hours: 'dag en nacht, gewoon tarief',
      weekly: everyDay('00:00', '24:00'),
    },
    {
      name: 'De Kindertelefoon',
      purpose: 'Voor kinderen en jongeren van 8 tot 18 jaar',
      phone: '0800-0432',
      url: 'https://www.kindertelefoon.nl/',
      hours: 'elke dag van 11.00 tot 21.00 uur, gratis',
      weekly: everyDay('11:00', '21:00'),
    },
    {
      // Its hours have changed several times in recent years: no claim is made that it is open at this minute.
      name: 'MIND Hulplijn',
      purpose: 'Hulp bij psychische klachten',
      phone: '0900-1450',
      url: 'https://mindhulplijn.nl/',
      hours: 'werkdagen overdag',
      weekly: null,
    },
  ],
  helpLinesCheckedOn: '2026-11-24',
  sites: [],
};
