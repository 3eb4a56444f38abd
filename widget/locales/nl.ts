import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { AgeGroup, Gender, Topic } from '../../protocol/intake.ts';
import type { ComposerTexts, MessageListTexts } from '../ui/ui-texts.ts';
import { dateWords } from './opening-words.ts';

/** The button and the panel on the host page. Each bundle takes its own words from this file and leaves the others. */
export const launcher = {
  label: 'Chat met een vrijwilliger',
  exit: 'Verlaat deze site',
  open: 'Nu open',
  nobodyOnDuty: 'Even niemand aanwezig',
  full: 'De wachtrij is vol',
  closed: 'Nu gesloten',
  /** `ours`: the same moment by the helpline's clock, if the reader's shows another time; else empty. */
  opens: (day: string, time: string, ours: string) =>
    `Weer open: ${day} ${time.replace(':', '.')} uur${ours && ` jouw tijd (${ours.replace(':', '.')} bij ons)`}`,
  unreachable: 'Nu even niet bereikbaar',
  loading: 'Even geduld…',
  failed: 'De chat wil hier niet openen. Dit kan ook:',
  ownTab: 'Open de chat in een eigen tabblad',
  running: 'Je gesprek loopt nog',
  resume: 'Ga ernaar terug',
};

/** And what the host page shows of it once somebody uses it. */
export const panel = {
  unread: (count: number) => (count === 1 ? '1 nieuw bericht' : `${count} nieuwe berichten`),
  hide: 'Chat inklappen',
  help: 'Direct hulp nodig?',
  stuck: 'Sluit dit tabblad. De pagina hieromheen kunnen we niet voor je verlaten.',
};

const weeks = (count: number) => (count === 1 ? '1 week' : `${count} weken`);

/** What a visitor reads in the page, in plain Dutch (B1). Its type is what every other language must hold completely. */
export const nl = {
  title: 'Chat met een vrijwilliger',
  loading: 'Even geduld…',

  help: {
    open: 'Direct hulp nodig?',
    intro: 'Wij zijn geen hulpdienst voor noodgevallen. Is er direct gevaar? Bel 112.',
    ways: { chat: 'Chat', app: 'App', phone: 'Bellen' },
    openNow: 'nu open',
    closedNow: 'nu gesloten',
    checked: (date: string) => `Deze nummers zijn gecontroleerd op ${dateWords('nl', date)}.`,
    close: 'Sluiten',
    traces: 'Je browser onthoudt misschien dat je hier was',
  },
  exit: 'Verlaat deze site',
  about: 'Over deze chat',
  skipTo: 'Naar het berichtvak',

  start: {
    title: 'Fijn dat je er bent',
    what: ({ organisation, talkGuideMinutes }: Pick<ChatPageData, 'organisation' | 'talkGuideMinutes'>) =>
      `Je chat hier met een vrijwilliger van ${organisation}, die de tijd neemt en naar je luistert. Het kost niets en je hoeft niet te zeggen wie je bent.${talkGuideMinutes ? ` Een gesprek duurt meestal zo’n ${talkGuideMinutes} minuten.` : ''}`,
    nobodyOnDuty:
      'Er is nu geen vrijwilliger aan het chatten. Je mag je aanmelden en wachten, maar het kan lang duren. Kun je niet wachten? Kijk dan bij ‘Direct hulp nodig?’.',
    nickname: 'Schuilnaam',
    nicknameHint: 'Voor jou verzonnen. Een andere mag ook, maar liever niet je eigen naam.',
    another: 'Een andere',
    nicknameMissing: 'Vul een schuilnaam in. Verzinnen mag.',
    more: 'Wil je alvast iets vertellen?',
    moreHint: 'Dit hoeft niet. Het helpt de vrijwilliger om bij jou aan te sluiten.',
    ageGroup: 'Leeftijd',
    gender: 'Ik ben',
    topic: 'Het gaat over',
    firstTime: 'Eerste keer hier?',
    ratherNot: 'Zeg ik liever niet',
    yes: 'Ja',
    no: 'Nee',
    promises: ({ retentionWeeks, texts }: Pick<ChatPageData, 'retentionWeeks' | 'texts'>) => [
      texts?.confidentiality ?? `Je gesprek is vertrouwelijk en wordt na ${weeks(retentionWeeks)} gewist.`,
      texts?.exception ??
        'Eén uitzondering: een ernstig misdrijf, of gevaar voor het leven, het lijf of de vrijheid van een ander.',
    ],
    submit: 'Aanmelden voor een gesprek',
    submitting: 'Je wordt aangemeld…',
    problems: {
      network: 'We krijgen geen verbinding. Probeer het over een minuutje nog eens.',
    },
  },
  nicknames: {
    first:
      'Blauwe Dappere Gouden Groene Heldere Kleine Lichte Lieve Milde Rode Rustige Stille Warme Wilde Zachte Zilveren',
    second: 'Beuk Egel Golf Hazelaar Kiezel Libel Linde Maan Merel Mus Reiger Roos Uil Vlinder Vos Wolk',
  },
  ageGroups: {
    under18: 'jonger dan 18',
    '18-25': '18 tot en met 25',
    '26-40': '26 tot en met 40',
    '41-60': '41 tot en met 60',
    '61-75': '61 tot en met 75',
    over75: 'ouder dan 75',
  } satisfies Record<AgeGroup, string>,
  genders: { woman: 'vrouw', man: 'man', other: 'anders' } satisfies Record<Gender, string>,
  topics: {
    loneliness: 'eenzaamheid',
    relationships: 'relaties en vriendschap',
    family: 'familie',
    grief: 'verlies en rouw',
    health: 'gezondheid',
    mind: 'somberheid, angst, stress',
    workOrStudy: 'werk of studie',
    money: 'geldzorgen',
    violence: 'geweld',
    suicide: 'zelfdoding',
    other: 'iets anders',
  } satisfies Record<Topic, string>,

  waiting: {
    title: (position: number) =>
      position === 1 ? 'Je bent als eerste aan de beurt' : `Je bent nummer ${position} in de wachtrij`,
    stay: 'Blijf op deze pagina. Het gesprek begint vanzelf.',
    nobodyOnDuty:
      'Er is nu geen vrijwilliger aan het chatten. Je plek blijft van jou, maar het kan lang duren. Kun je niet wachten? Kijk dan bij ‘Direct hulp nodig?’.',
    draft: 'Je mag alvast schrijven. Het blijft op jouw apparaat tot je het zelf verstuurt.',
    chime: 'Geef me een seintje als ik aan de beurt ben',
    leave: 'Wachtrij verlaten',
  },

  talk: {
    with: (alias: string) => `Je praat met ${alias}`,
    end: 'Gesprek beëindigen',
    endTitle: 'Wil je het gesprek beëindigen?',
    endText: 'Daarna kun je elkaar niet meer schrijven. Teruglezen kan tot je deze pagina sluit of ververst.',
    endYes: 'Ja, beëindigen',
    endNo: 'Nee, verder praten',
  },

  locked: 'Wat je eerder schreef, is nu niet te lezen. Het komt terug zodra er verbinding is.',
  turnTo: 'Hier kun je nu terecht',
  startAgain: 'Opnieuw beginnen',

  composer: {
    label: 'Bericht',
    placeholder: 'Schrijf een bericht',
    send: 'Verstuur',
    left: (count) => `Nog ${count} tekens`,
    tooLong: (count, parts) => `${count} tekens te lang. Verstuur het in ${parts} delen.`,
  } satisfies ComposerTexts,
  messages: {
    log: 'Gesprek',
    names: { visitor: 'Jij', volunteer: 'Vrijwilliger', coach: 'Meekijkende collega' },
    sending: 'Wordt verstuurd…',
    sent: 'Verstuurd',
    delivered: 'Afgeleverd',
    failed: 'Niet verstuurd',
    unreadable: 'Dit bericht kan hier niet worden gelezen.',
    missing: 'Hier is misschien een bericht niet aangekomen.',
    newMessages: 'Nieuwe berichten',
    typing: (name) => `${name} schrijft…`,
  } satisfies MessageListTexts,
};

/** The shape of a language's texts, without the words. */
export type Loosened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Made
    ? (...given: Given) => Loosened<Made>
    : { [Key in keyof T]: Loosened<T[Key]> };

export type Texts = Loosened<typeof nl>;
export type LauncherTexts = Loosened<typeof launcher>;
export type PanelTexts = Loosened<typeof panel>;
