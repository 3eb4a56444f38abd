import type { TextName } from '../../../protocol/content-settings.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { PreviewView } from '../../../protocol/preview.ts';

type Said = { name: string; hint: string; view: PreviewView };

/** The page `Teksten`. */
export const WORDS = {
  intro:
    'Leeg betekent: de tekst die bij de chat hoort. In een tekst kun je {organisatie} en {weken} gebruiken, dan staan daar de naam van de hulplijn en de bewaartermijn.',
  elsewhere: 'Wat collega’s lezen, verander je op een eigen bladzijde:',
  and: 'en',
  /** Null: nothing of its own. */
  nowSays: (words: string | null) =>
    words === null ? 'Nu: niets. Wanneer je weer terecht kunt, staat er vanzelf.' : `Nu: ‘${words}’`,
  dutch: 'In het Nederlands',
  english: 'In het Engels',
  left: (count: number) => `Hoogstens ${count} tekens.`,
  long: (sentence: string) =>
    `Deze zin is lang: ‘${sentence}’ Maak er twee van, dan leest iedereen hem makkelijk.`,
  mustStay: 'Deze zin moet blijven: bezoekers moeten dit vooraf weten.',
  show: 'Bekijk bij de bezoeker',
  hide: 'Sluit het voorbeeld',
  showing: (name: string) => `Zo ziet een bezoeker het: ${name.toLowerCase()}`,
  inert: 'Dit is een voorbeeld met je teksten van nu. Er kan niets mee worden verstuurd.',
  failed: 'Het voorbeeld kon niet worden geladen. Probeer het nog eens.',
  languages: { nl: 'Nederlands', en: 'Engels' } satisfies Record<Language, string>,
  language: 'Taal van het voorbeeld',
  texts: {
    welcome: { name: 'Welkom', hint: 'Bovenaan het formulier.', view: 'form' },
    waiting: { name: 'Wachten', hint: 'Onder de plaats in de wachtrij.', view: 'waiting' },
    nobodyOnDuty: {
      name: 'Niemand aanwezig',
      hint: 'Op het formulier en in de wachtrij, als er geen vrijwilliger is.',
      view: 'nobodyOnDuty',
    },
    full: { name: 'Vol', hint: 'Als de wachtrij vol is.', view: 'full' },
    closed: {
      name: 'Gesloten',
      hint: 'Na de reden. Wanneer je weer terecht kunt, staat er vanzelf achter.',
      view: 'closed',
    },
    closing: { name: 'Sluiten', hint: 'Voor wie bij sluiting nog wachtte.', view: 'closing' },
    confidentiality: { name: 'Vertrouwelijkheid', hint: 'Onderaan het formulier.', view: 'form' },
    exception: {
      name: 'Uitzondering op de vertrouwelijkheid',
      hint: 'Onderaan het formulier en bij ‘Over deze chat’. Anders verwoorden mag, weglaten niet.',
      view: 'form',
    },
  } satisfies Record<TextName, Said> as Record<TextName, Said>,
} as const;
