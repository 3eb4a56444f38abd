import type { ChatPageData } from '../../protocol/http.ts';
import type { EndedBy } from '../../protocol/room.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { Loosened } from './nl.ts';

/** One part of `Over deze chat`. */
export type AboutPart = { title: string; text: string[] };

function about({ organisation, retentionWeeks, weeklyHours, signUpEndsMinutes }: ChatPageData): AboutPart[] {
  return [
    {
      title: 'Voor wie is deze chat?',
      text: [
        'Voor iedereen die zich alleen voelt, of zijn verhaal ergens kwijt wil. Het maakt niet uit hoe oud je bent, waar je vandaan komt of wat je hebt meegemaakt.',
        `Je praat met een vrijwilliger van ${organisation}. Vrijwilligers zijn opgeleid om te luisteren.`,
      ],
    },
    {
      title: 'Hoe werkt het?',
      text: [
        'Je vult een schuilnaam in en meldt je aan. Is er nog geen vrijwilliger vrij, dan sta je in de wachtrij. Is de wachtrij vol, probeer het dan later nog eens.',
        ...hoursInWords('nl', weeklyHours).map(
          ({ days, hours }) => `${days}: ${hours.replaceAll(':', '.')} uur`,
        ),
        ...(signUpEndsMinutes > 0
          ? [`Tot ${signUpEndsMinutes} minuten voor sluitingstijd kun je je aanmelden.`]
          : []),
        'Op feestdagen zijn we er ook, tenzij de chat iets anders zegt.',
      ],
    },
    {
      title: 'Anoniem',
      text: [
        'Jij en de vrijwilliger hoeven niet te zeggen wie je bent. We vragen je naam, adres en telefoonnummer niet, en we bewaren niet vanaf welk apparaat je schrijft.',
        'Schrijf liever geen namen, adressen of telefoonnummers op. Zo blijf je anoniem.',
        'Je internetaanbieder kan wel zien dat je deze site bezoekt. En je browser onthoudt misschien dat je hier was. Wil je dat niet? Wis dan de geschiedenis van je browser, of gebruik een privévenster.',
      ],
    },
    {
      title: 'Vertrouwelijk',
      text: [
        `Je gesprek wordt versleuteld op je eigen apparaat. Wij bewaren het versleuteld en wissen het na ${retentionWeeks === 1 ? '1 week' : `${retentionWeeks} weken`}.`,
        'Medewerkers kunnen een gesprek met elkaar bespreken om ervan te leren. Zij moeten alles geheimhouden.',
        'Er is één uitzondering. Denken we aan een ernstig misdrijf, of aan gevaar voor het leven of de vrijheid van een ander? Dan kunnen we informatie delen met instanties daarbuiten.',
      ],
    },
    {
      title: 'Na het gesprek',
      text: [
        'We stellen je een paar vragen over hoe het was. Je hoeft ze niet te beantwoorden. Je helpt ons er wel mee.',
      ],
    },
  ];
}

const evaluation = {
  title: 'Hoe was het voor je?',
  intro: 'Je mag alles overslaan.',
  feltHeard: 'Voelde je je gehoord?',
  feltHeardEnds: ['niet', 'heel goed'],
  comeBack: 'Zou je hier nog eens komen praten?',
  wait: 'Hoe was het wachten?',
  waits: { fine: 'prima', long: 'lang', tooLong: 'te lang' },
  siteClear: 'Was deze website duidelijk?',
  text: 'Wil je nog iets kwijt?',
};

const kinds: Record<PersonalDataKind, string> = {
  phone: 'een telefoonnummer',
  email: 'een e-mailadres',
  address: 'een adres',
  iban: 'een bankrekening',
  bsn: 'een burgerservicenummer',
  birthDate: 'een geboortedatum',
  social: 'een naam op sociale media',
  link: 'een link',
};

const personalData = {
  question: (found: PersonalDataKind[]) => {
    const what = found.map((kind) => kinds[kind]).join(' en ');
    const nobodyComes = found.includes('phone') || found.includes('address');
    return `Dit lijkt op ${what}. Wil je het weghalen? Zo blijf je anoniem.${
      nobodyComes ? ' Wij kunnen niemand sturen. Ben je in gevaar? Bel 112.' : ''
    }`;
  },
  edit: 'Aanpassen',
  send: 'Toch versturen',
};

/** What an end means, below the title that says it. */
const endedText = {
  visitor: 'Dank je wel dat je je verhaal wilde delen. Je bent altijd weer welkom.',
  volunteer: 'De vrijwilliger heeft het gesprek afgesloten. Je bent altijd weer welkom.',
  visitorLeft: 'Je was een tijd niet verbonden. Wil je verder praten? Meld je dan opnieuw aan.',
  neverSpoke: 'Er is niets van je bewaard. Je mag je altijd opnieuw aanmelden.',
  signUpEnded:
    'We zijn gesloten en je kwam niet aan de beurt. Het spijt ons dat je voor niets hebt gewacht. Er is niets van je bewaard.',
  removed: 'Er is niets van bewaard. Heb je vragen? Je kunt je opnieuw aanmelden.',
} satisfies Record<EndedBy, string>;

/** What is read by few or late, and so fetched apart: how it works, in our own words, and the questions afterwards. */
export const nlLater = {
  about,
  evaluation,
  personalData,
  endedText,
  gone: (alias: string) =>
    `${alias} is al een tijdje weg. Je kunt wachten, of vooraan in de wachtrij gaan staan voor een andere vrijwilliger. Die kan jullie gesprek teruglezen.`,
  goneLate: (alias: string) =>
    `${alias} is al een tijdje weg, en we sluiten zo. Het kan zijn dat er vandaag niemand anders meer is. Bij ‘Direct hulp nodig?’ staat wie er nu wel is.`,
  handedOver: (alias: string) =>
    `${alias} neemt het gesprek over, en leest eerst terug wat er al is geschreven.`,
  idle: (alias: string) => `Neem gerust de tijd. ${alias} is er nog en wacht op je.`,
};

export type LaterTexts = Loosened<typeof nlLater>;
