import type { Availability, ChatPageData } from '../../protocol/http/visitor.ts';
import type { EndedBy, WaitBand } from '../../protocol/room.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';
import type { DaysInWords } from './hours-in-words.ts';
import type { Loosened } from './nl.ts';
import { dayWords } from './opening-words.ts';
import type { SaidOpening } from './own-time.ts';

type Unavailable = Exclude<Availability, { state: 'open' }>;

const inWords = (minutes: number) => (minutes === 1 ? '1 minuut' : `${minutes} minuten`);
const clock = (time: string) => time.replace(':', '.');

/**
 * When the doors open, as its reader is told it. `ours`: the same time by the helpline's clock, if the reader's own shows another.
 * `zoneName`: what that clock goes by, if it has to be said; of a time without `ours` it is the helpline's own.
 */
export type OpeningTold = SaidOpening & { ours: string | null; zoneName: string | null };

const again = (opens: OpeningTold): string => {
  const { time, ours, zoneName } = opens;
  const by = ours === null ? (zoneName ?? '') : 'jouw tijd';
  const beside = ours === null ? '' : ` (${clock(ours)} uur ${zoneName})`;
  return `Je kunt ${dayWords('nl', opens)} om ${`${clock(time)} uur ${by}`.trim()} weer terecht${beside}.`;
};
const againOrLater = (opens: OpeningTold | null) =>
  opens === null ? 'Probeer het later nog eens.' : again(opens);

/** `byHand`: in the middle of the hours, so "nu" and not for the day. */
const closedBecause = ({ reason, byHand }: Extract<Unavailable, { state: 'closed' }>): string => {
  if (reason === null && !byHand) return '';
  return `We zijn ${byHand ? 'nu ' : ''}gesloten${reason === null ? '' : ` ${reason}`}. `;
};

const hours = {
  title: 'Wanneer kun je chatten?',
  line: ({ days, spans }: DaysInWords) => `${days}: ${spans.replaceAll(':', '.')} uur`,
  signUpEnds: (minutes: number) => `Tot ${inWords(minutes)} voor sluitingstijd kun je je aanmelden.`,
  /** Above the same hours by two clocks. */
  yours: 'Op jouw klok:',
  inZone: (zoneName: string) => `In ${zoneName}:`,
  allIn: (zoneName: string) => `Deze tijden zijn ${zoneName}.`,
  ofLines: (zoneName: string) => `De tijden bij deze hulplijnen zijn ${zoneName}.`,
};

/** One part of `Over deze chat`. */
export type AboutPart = { title: string; text: string[] };

function about(
  { organisation, retentionWeeks, accountKept = 'twee jaar', signUpEndsMinutes, texts }: ChatPageData,
  week: readonly string[],
  fingerprint: string | null,
): AboutPart[] {
  return [
    {
      title: 'Vertrouwelijk',
      text: [
        `Je gesprek wordt versleuteld op je eigen apparaat. Wij bewaren het versleuteld en wissen het na ${retentionWeeks === 1 ? '1 week' : `${retentionWeeks} weken`}.`,
        ...(fingerprint === null
          ? []
          : [
              `Alleen coördinatoren van ${organisation} kunnen een bewaard gesprek openen. Het kenmerk van hun sleutel is ${fingerprint}. Staat op de website van ${organisation} een ander kenmerk? Schrijf dan niets.`,
            ]),
        'Medewerkers kunnen een gesprek met elkaar bespreken, om jou en anderen beter te helpen. Zij moeten alles geheimhouden.',
        'De vrijwilliger ziet of een bericht bij je op het scherm staat.',
        'Soms vraagt een vrijwilliger of een collega mag meekijken. Dat kan alleen als jij het goed vindt, en je ziet het altijd.',
        texts?.exception ??
          'Er is één uitzondering. Denken we aan een ernstig misdrijf, of aan gevaar voor het leven, het lijf of de vrijheid van een ander? Dan kunnen we informatie delen met instanties daarbuiten.',
        `Twee coördinatoren moeten het daarover eens zijn. Waarom zij dat deden, bewaren we ${accountKept}, versleuteld. Wat jij hebt geschreven, staat daar niet in.`,
      ],
    },
    {
      title: 'Anoniem',
      text: [
        'Jij en de vrijwilliger hoeven niet te zeggen wie je bent. We vragen je naam, adres en telefoonnummer niet, en we bewaren niet vanaf welk apparaat je schrijft.',
        'Schrijf liever geen namen, adressen of telefoonnummers op. Zo blijf je anoniem.',
        'We vragen je browser om niet mee te lezen met wat je typt, voor spelling of vertaling. Niet elke browser of elk toetsenbord houdt zich daaraan.',
        'Je internetaanbieder kan wel zien dat je deze site bezoekt.',
      ],
    },
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
        'Je kiest een schuilnaam en meldt je aan. Is er nog geen vrijwilliger vrij, dan sta je in de wachtrij. Is de wachtrij vol, probeer het dan later nog eens.',
        ...week,
        ...(signUpEndsMinutes > 0 ? [hours.signUpEnds(signUpEndsMinutes)] : []),
        'Op feestdagen zijn we er ook, tenzij de chat iets anders zegt.',
      ],
    },
    {
      title: 'Na het gesprek',
      text: [
        'We stellen je een paar vragen over hoe het was. Je hoeft ze niet te beantwoorden. Je helpt ons er wel mee.',
        'Met ‘Wis dit gesprek’ verdwijnt het meteen van je apparaat, en binnen een half uur bij ons. Denken we aan een ernstig misdrijf of gevaar voor een ander? Dan bewaren we het tot dat is uitgezocht.',
      ],
    },
  ];
}

const leaving = {
  title: 'Snel weg',
  text: [
    'Met ‘Verlaat deze site’ ben je meteen op een andere pagina. Je gesprek stopt dan. Wat je browser er nog van op de schijf heeft, kan niemand meer lezen.',
    'Je browser onthoudt misschien dat je hier was. Wil je dat niet? Open de geschiedenis van je browser (op een computer met Ctrl en H), zoek deze site op en wis hem. Of gebruik de volgende keer een privévenster.',
  ],
  shortcut: 'Drie keer op Shift drukken is ook een snelle uitgang',
};

const evaluation = {
  title: 'Hoe was het voor je?',
  intro: 'Je mag alles overslaan.',
  skip: 'Overslaan',
  feltHeard: 'Voelde je je gehoord?',
  feltHeardEnds: ['niet', 'heel goed'],
  comeBack: 'Zou je hier nog eens komen praten?',
  wait: 'Hoe was het wachten?',
  waits: { fine: 'prima', long: 'lang', tooLong: 'te lang' },
  siteClear: 'Was deze website duidelijk?',
  text: 'Wil je nog iets kwijt?',
  endsSoon: 'Je kunt nog een paar minuten antwoorden. Daarna verdwijnen de vragen.',
  moreTime: 'Geef me meer tijd',
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
  question: (found: readonly PersonalDataKind[]) => {
    const what = found.map((kind) => kinds[kind]).join(' en ');
    const phone = found.includes('phone');
    const address = found.includes('address');
    return [
      `Dit lijkt op ${what}. Wil je het weghalen? Zo blijf je anoniem.`,
      ...(phone ? ['Wij kunnen niemand terugbellen.'] : []),
      ...(address ? ['Wij kunnen niemand sturen.'] : []),
      ...(phone || address ? ['Ben je in gevaar? Bel 112.'] : []),
    ].join(' ');
  },
  edit: 'Aanpassen',
  send: 'Toch versturen',
};

/** What an end means, below the title that says it. */
const endedText = {
  visitor: 'Dank je wel dat je je verhaal wilde delen. Je bent altijd weer welkom.',
  volunteer: 'De vrijwilliger heeft het gesprek afgesloten. Je bent altijd weer welkom.',
  visitorLeft: 'Je was een tijd niet verbonden. Wil je verder praten? Meld je dan opnieuw aan.',
  neverSpoke:
    'Er is niets van je bewaard. Was je een tijd niet verbonden? Dan konden we je plek niet vrijhouden. Je mag je altijd opnieuw aanmelden.',
  signUpEnded:
    'We zijn gesloten en je kwam niet aan de beurt. Het spijt ons dat je voor niets hebt gewacht. Er is niets van je bewaard.',
  removed: 'Er is niets van bewaard. Heb je vragen? Je kunt je opnieuw aanmelden.',
  thanks: 'Dank je wel voor je antwoorden.',
} satisfies Record<EndedBy | 'thanks', string>;

/** What is read by few or late, and so fetched apart: how it works, in our own words, and the questions afterwards. */
export const nlLater = {
  about,
  complain: {
    title: 'Niet tevreden?',
    text: 'Dat horen we graag. Ook dan hoef je niet te zeggen wie je bent.',
    link: 'Lees hoe je een klacht kunt indienen',
  },
  leaving,
  evaluation,
  personalData,
  endedText,
  unavailable: {
    title: {
      full: 'De wachtrij is vol',
      signUpEnded: 'Aanmelden kan nu niet meer',
      closed: 'De chat is nu gesloten',
    } satisfies Record<Unavailable['state'], string>,
    why: (
      now: Unavailable,
      { signUpEndsMinutes, texts }: Pick<ChatPageData, 'signUpEndsMinutes' | 'texts'>,
      opens: OpeningTold | null,
    ): string => {
      switch (now.state) {
        case 'full':
          return (
            texts?.full ??
            'Er wachten nu veel mensen op een gesprek. Het spijt ons dat je er niet bij kunt. Probeer het straks nog eens.'
          );
        case 'signUpEnded':
          return `${hours.signUpEnds(signUpEndsMinutes)} ${againOrLater(opens)}`;
        case 'closed':
          return `${closedBecause(now)}${texts?.closed ? `${texts.closed} ` : ''}${againOrLater(opens)}`;
      }
    },
    retry: 'Kijk of je erin kunt',
    /** Beneath the form of who was filling it in. */
    elsewhere: 'Kijk wie er nu wel is',
    watches: 'Laat je deze pagina open, dan zie je vanzelf wanneer je terecht kunt.',
  },
  again,
  hours,
  call: (name: string) => `Bel ${name}`,
  visit: (name: string) => `Naar ${name}`,
  endedTitle: {
    visitor: 'Het gesprek is afgelopen',
    volunteer: 'Het gesprek is afgelopen',
    visitorLeft: 'Het gesprek is gestopt',
    neverSpoke: 'Je bent uit de wachtrij',
    signUpEnded: 'Het is vandaag niet gelukt',
    removed: 'Dit gesprek is gewist',
  } satisfies Record<EndedBy, string>,
  ownTabFirst: {
    title: 'Liever in een eigen tabblad',
    text: 'Je browser kan hier niets bewaren. Ververs je de pagina of ga je naar een andere, dan ben je het gesprek kwijt. In een eigen tabblad bewaart hij het meestal wel, tot je dat sluit.',
    goOn: 'Toch hier verdergaan',
  },
  noStorage:
    'Je browser kan hier niets bewaren. Ververs je de pagina of ga je naar een andere, dan ben je het gesprek kwijt.',
  ownTab: 'Open de chat in een eigen tabblad',
  chimeOn: 'Je hoort een zacht geluid als je aan de beurt bent.',
  chimeOff: 'Toch geen seintje',
  waitingBand: ({ minMinutes, maxMinutes }: WaitBand) =>
    minMinutes === 0
      ? `Het wachten duurt nu meestal korter dan ${inWords(maxMinutes)}.`
      : `Het wachten duurt nu meestal ${minMinutes} tot ${inWords(maxMinutes)}.`,
  waitingLonger: 'Het duurt langer dan we dachten. Je plek blijft van jou.',
  cameBack:
    'Je vrijwilliger is weg. Daarom sta je nu vooraan. Wie je straks spreekt, kan jullie gesprek teruglezen.',
  /** `minutes` until closing, if it is known. */
  waitingLate: (minutes: number | null) =>
    `We sluiten ${minutes === null ? 'zo' : `over ${inWords(minutes)}`}. Je staat nog in de wachtrij, maar we weten niet of je vandaag nog aan de beurt komt.`,
  connecting: {
    title: 'Er is een vrijwilliger voor je',
    text: 'Je wordt nu verbonden.',
  },
  leaveQueue: {
    title: 'Wil je de wachtrij verlaten?',
    text: 'Je plek gaat dan naar wie na je komt. Je mag je altijd opnieuw aanmelden, maar dan sta je weer achteraan.',
    yes: 'Ja, verlaten',
    no: 'Nee, blijven wachten',
  },
  unsent: {
    title: 'Dit is niet meer aangekomen',
    copy: 'Kopiëren',
    copied: 'Gekopieerd.',
    selected: 'Kopiëren mag hier niet vanzelf. De tekst is nu geselecteerd.',
  },
  wipe: {
    open: 'Wis dit gesprek',
    ask: 'Het verdwijnt meteen van dit apparaat. Terughalen kan niet. Vragen beantwoorden kan dan ook niet meer.',
    yes: 'Ja, wis dit gesprek',
    busy: 'Van dit apparaat is je gesprek al weg.',
    failed: 'Van dit apparaat is je gesprek al weg, maar nog niet bij ons.',
    again: 'Opnieuw proberen',
    /** The same whatever is true of it: whether it is held is never shown. */
    told: 'Je gesprek wordt gewist. Dat gebeurt binnen een half uur. Er is één uitzondering: denken we aan een ernstig misdrijf of gevaar voor een ander, dan bewaren we het tot dat is uitgezocht.',
  },
  cutOff: 'Aan het eind is misschien een bericht niet bij je aangekomen.',
  reread: 'Gesprek teruglezen',
  rereadDone: 'Terug',
  rereadUntil:
    'Teruglezen kan tot je deze pagina sluit of ververst. Is dit niet jouw eigen apparaat? Met ‘Verlaat deze site’ is dit gesprek meteen van het scherm.',
  times: 'Tijden tonen',
  begin: (alias: string) => `${alias} is er voor je. Begin maar waar je wilt.`,
  away: (alias: string) => `De verbinding met ${alias} is weg. Blijf rustig hier, vaak is het zo weer goed.`,
  notHere: {
    unsupported: {
      title: 'Je browser is te oud voor deze chat',
      text: 'Je berichten kunnen hier niet worden versleuteld. Werk je browser bij, of gebruik een andere telefoon of computer. Bellen kan ook.',
    },
    insecure: {
      title: 'De chat kan hier niet veilig openen',
      text: 'Open de chat in een eigen tabblad, of bel een van deze nummers.',
    },
  },
  stopped: {
    title: {
      replaced: 'Je gesprek staat in een ander tabblad',
      gone: 'Dit gesprek is er niet meer',
      untrusted: 'Dit gesprek is niet begonnen',
      version: 'De chat is vernieuwd',
      error: 'Er ging iets mis bij ons',
    },
    text: {
      replaced: 'Je hebt de chat ergens anders geopend. Je kunt daar verder, of het gesprek hierheen halen.',
      gone: 'Het gesprek is voorbij. Je kunt het hier niet meer teruglezen. Wil je weer praten? Je kunt je opnieuw aanmelden.',
      untrusted:
        'We konden niet nagaan wie dit gesprek later kan lezen. Voor jouw veiligheid is het niet begonnen, en is er niets verstuurd. Het spijt ons. Hieronder staan anderen met wie je kunt praten.',
      version: 'Ververs de pagina om verder te gaan. Je gesprek blijft bewaard.',
      error: 'Het spijt ons. Probeer het opnieuw; je gesprek blijft bewaard.',
    },
    action: {
      replaced: 'Hier verdergaan',
      version: 'Pagina verversen',
      error: 'Opnieuw proberen',
    },
  },
  /** `minutes` until the place or the conversation is given up. */
  lost: (talking: boolean, minutes: number) =>
    `Even geen verbinding. We proberen het steeds opnieuw. ${
      talking
        ? `Wat je schrijft, gaat dan alsnog mee. Lukt het ${inWords(minutes)} lang niet, dan stopt het gesprek.`
        : `Je plek blijft ${inWords(minutes)} van jou, en één minuut als de wachtrij vol is.`
    }`,
  ending: 'Het gesprek stopt zodra er weer verbinding is.',
  another: 'Naar een andere vrijwilliger',
  /** `minutes` until closing; 0 when that has been. */
  closing: (minutes: number) =>
    minutes > 0
      ? `De chat sluit over ${inWords(minutes)}. Jullie mogen het gesprek rustig afmaken.`
      : 'De chat is nu dicht voor anderen. Jullie mogen het gesprek rustig afmaken.',
  back: (alias: string) => `${alias} is er weer.`,
  gone: (alias: string) =>
    `${alias} is al een tijdje weg. Je kunt wachten, of vooraan in de wachtrij gaan staan voor een andere vrijwilliger. Die kan jullie gesprek teruglezen.`,
  goneLate: (alias: string) =>
    `${alias} is al een tijdje weg, en we sluiten zo. Het kan zijn dat er vandaag niemand anders meer is. Bij ‘Direct hulp nodig?’ staat wie er nu wel is.`,
  connected: () => 'Je bent weer verbonden.',
  handedOver: (alias: string) =>
    `${alias} neemt het gesprek over, en leest eerst terug wat er al is geschreven.`,
  coach: {
    asked: (coach: string, alias: string) =>
      `${coach}, een collega van ${alias}, wil graag meekijken. Die kan dan jullie gesprek lezen, ook wat er al staat. Vind je dat goed? Nee zeggen mag, nu en later.`,
    yes: 'Ja, dat is goed',
    no: 'Liever niet',
    sitting: (coach: string) => `${coach} kijkt mee.`,
    stop: 'Meekijken stoppen',
    left: (coach: string) => `${coach} kijkt nu niet mee.`,
    declined: 'Goed. Er kijkt niemand mee.',
  },
  holders: {
    /** `names`: whose devices can read along now. `others`: how many more could before. */
    can: (names: readonly string[], others: number) =>
      [
        names.length === 1
          ? `1 apparaat kan meelezen: dat van ${names[0]}.`
          : `${names.length} apparaten kunnen meelezen.`,
        ...(others > 0
          ? [`Eerder kon ${others === 1 ? '1 ander apparaat' : `${others} andere`} dat ook.`]
          : []),
      ].join(' '),
    /** Null: a name that is not known. */
    moved: {
      volunteer: (alias: string | null) =>
        `${alias ?? 'De vrijwilliger'} is verdergegaan op een ander apparaat. Dat kan nu ook meelezen.`,
      coach: (alias: string | null) => `${alias ?? 'De collega'} kijkt nu mee op een ander apparaat.`,
    },
    refused:
      'Een apparaat dat niet bij dit gesprek hoort, wilde meelezen. Dat is geweigerd: het kan niets lezen.',
  },
  idle: (alias: string) => `Neem gerust de tijd. ${alias} is er nog en wacht op je.`,
};

export type LaterTexts = Loosened<typeof nlLater>;
