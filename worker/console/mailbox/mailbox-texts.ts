import type { ShareKind } from '../../../protocol/http/shares.ts';

export const MAILBOX_PAGE = {
  intro: 'Hier staat wat met je is gedeeld. Iedereen die meeleest heeft geheimhouding.',
  empty: 'Er is nog niets met je gedeeld.',
  emptyHint: {
    volunteer:
      'Wil je een gesprek nabespreken? Vink dat aan in je registratie, dan ziet een coördinator het.',
    coordinator:
      'Wil je een gesprek bespreken? Open het bij Gesprekken. Daar kun je het met collega’s delen.',
  },
  kinds: { discussion: 'Nabespreking', feedback: 'Terugkoppeling', thanks: 'Bedankje' } satisfies Record<
    ShareKind,
    string
  >,
  about: (when: string) => `Gesprek van ${when}`,
  unread: 'nieuw',
  until: (date: string) => `tot en met ${date}`,
  ended: 'Afgelopen',
  erased: 'Dit gesprek is gewist',
  given: 'Door jou gedeeld',
  to: (kind: string, alias: string) => `${kind} met ${alias}`,
  awaits: (alias: string) => `wacht op postvak van ${alias}`,
  read: 'gelezen',
  notRead: 'nog niet gelezen',
  said: 'nieuwe opmerking',
} as const;

/** One conversation that was shared. */
export const SHARED = {
  lead: {
    discussion: (date: string) => `Je leest mee voor een nabespreking, tot en met ${date}.`,
    feedback: (date: string) =>
      `Een coördinator deelt dit gesprek met je. Je kunt antwoorden tot en met ${date}.`,
    thanks: (date: string) => `Dit is een bedankje. Je kunt het lezen tot en met ${date}.`,
  } satisfies Record<ShareKind, (date: string) => string>,
  over: 'Dit is niet meer te lezen: het is afgelopen, of het gesprek is gewist. Je hoeft niets te doen.',
  back: 'Terug naar je postvak',
  unreadable: 'Dit is niet te lezen met jouw postvak. Vraag de coördinator om het opnieuw met je te delen.',
  closed: 'Je postvak is hier nog niet open.',
  toMailbox: 'Je postvak openen',
  toReviewKey: 'Leessleutel openen',
} as const;
