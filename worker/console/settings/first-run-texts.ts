import type { FirstRunStep, StepStanding } from '../../domain/settings/first-run.ts';

/** The page `Eerste keer`. */
export const FIRST_RUN = {
  progress: (done: number, all: number) =>
    `${done} van de ${all} stappen ${done === 1 ? 'is' : 'zijn'} klaar.`,
  allDone: 'Alle stappen zijn klaar. Kijk bij Vandaag of de chat open is.',
  anyOrder: 'Je kunt altijd stoppen en later verdergaan. Wat klaar is, blijft klaar.',
  standing: {
    todo: 'Nog te doen',
    waiting: 'Uitgenodigd, nog niet begonnen',
    done: 'Klaar',
  } satisfies Record<StepStanding, string>,
  asItStands: 'Dit klopt al zo',
  changed: (alias: string | null) =>
    `${alias ?? 'Iemand anders'} heeft dit net gewijzigd. Kijk het nog eens na.`,
  wrong: 'Hier klopt nog iets niet. Pas het aan en sla het op.',
  skip: 'Later doen',
  goOn: 'Verder',
  saidNext: (done: string, next: string) => `Klaar: ${done}. Nu: ${next}.`,
  saidAll: (done: string) => `Klaar: ${done}. Er is verder niets te doen.`,
  passkeyBody: 'Je bent met je passkey ingelogd. Waar je bent ingelogd, zie je op',
  steps: {
    passkey: { title: 'Je passkey', why: 'Daarmee log je in. Zonder wachtwoord kan ook niemand het raden.' },
    reviewKey: {
      title: 'Leessleutel en code',
      why: 'Zonder leessleutel kan niemand zich aanmelden. Gesprekken gaan ermee op slot, ook voor de server.',
    },
    name: { title: 'Naam van de hulplijn', why: 'Bezoekers lezen met wie ze praten.' },
    hours: {
      title: 'Openingstijden',
      why: 'Alleen dan kan iemand zich aanmelden. Nu staan er voorbeeldtijden.',
    },
    lines: {
      title: 'Controleer de hulplijnen',
      why: 'Een verkeerd nummer kan gevaarlijk zijn. Kijk ze één voor één na.',
    },
    crisisCard: {
      title: 'Crisiskaart',
      why: 'Vrijwilligers houden zich daaraan vast bij gevaar. Laat de kaart nakijken door een deskundige.',
    },
    onCall: { title: 'Achterwacht', why: 'Bij spoed moet een vrijwilliger iemand kunnen bellen.' },
    site: { title: 'Eerste website', why: 'Alleen een website uit de lijst kan de chat tonen.' },
    secondCoordinator: {
      title: 'Nodig een tweede coördinator uit',
      why: 'Dan hangt het nalezen van gesprekken niet af van één persoon.',
    },
    firstVolunteer: {
      title: 'Nodig de eerste vrijwilliger uit',
      why: 'Zonder vrijwilliger wacht een bezoeker voor niets.',
    },
  } satisfies Record<FirstRunStep, { title: string; why: string }>,
} as const;
