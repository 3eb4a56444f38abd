import type { EvaluationScores } from '../protocol/room.ts';
import type { ContactRecord } from '../protocol/http/staff.ts';
import type { Intake } from '../protocol/intake.ts';

/** A finished conversation that never took place: every person in it is made up. */
export type SampleConversation = {
  daysAgo: number;
  /** HH:MM, UTC. */
  startedAt: string;
  endedBy: 'visitor' | 'volunteer';
  intake: Intake;
  /** Who wrote what, and how many seconds after the message before. */
  messages: readonly (readonly ['visitor' | 'volunteer', number, string])[];
  scores: EvaluationScores;
  evaluationText: string | null;
  record: {
    [Field in keyof ContactRecord]: Field extends 'text' ? string : NonNullable<ContactRecord[Field]>;
  };
};

export const SAMPLE_CONVERSATIONS: readonly SampleConversation[] = [
  {
    daysAgo: 1,
    startedAt: '18:42',
    endedBy: 'visitor',
    intake: { nickname: 'Wilg', ageGroup: '61-75', gender: 'woman', topic: 'loneliness', firstTime: true },
    messages: [
      ['volunteer', 8, 'Dag Wilg, fijn dat je er bent. Ik ben Robin. Waar wil je het over hebben?'],
      [
        'visitor',
        55,
        'Ik weet niet goed hoe ik moet beginnen. Het is hier zo stil sinds de buurvrouw is verhuisd.',
      ],
      ['volunteer', 40, 'Neem gerust de tijd. Ze betekende veel voor je, zo te lezen.'],
      [
        'visitor',
        70,
        'We dronken elke ochtend koffie. Dertien jaar lang. Nu zet ik nog steeds twee kopjes klaar, zo gek.',
      ],
      ['volunteer', 45, 'Dat vind ik helemaal niet gek. Je mist haar. Hoe zien je ochtenden er nu uit?'],
      [
        'visitor',
        90,
        'Ik zet de radio aan. Dan is er tenminste een stem. Mijn dochter belt op zondag, maar die heeft het druk.',
      ],
      ['volunteer', 50, 'Een stem in huis, dat begrijp ik. Weet je dochter hoe stil het voor je is?'],
      ['visitor', 65, 'Nee. Ik wil haar niet tot last zijn.'],
      ['volunteer', 45, 'Stel dat zij zich zo voelde, zou je het dan willen weten?'],
      ['visitor', 80, 'Ja. Natuurlijk. Daar had ik nog niet aan gedacht.'],
      ['volunteer', 40, 'Je hoeft vanavond niets op te lossen. Wat zou je zondag tegen haar kunnen zeggen?'],
      ['visitor', 95, 'Dat ik de koffie mis. Dat is eigenlijk al genoeg. Dank je wel dat je luisterde.'],
      ['volunteer', 30, 'Dat is een mooi begin. Dank je dat je dit met me deelde, Wilg. Het ga je goed.'],
    ],
    scores: { feltHeard: 5, comeBack: true, wait: 'fine', siteClear: true },
    evaluationText: 'Ik durfde het eerst niet, maar er werd echt geluisterd.',
    record: {
      topic: 'loneliness',
      heavy: false,
      text: 'Mist de dagelijkse koffie met een buurvrouw. Wil het zondag aan haar dochter vertellen.',
    },
  },
  {
    daysAgo: 3,
    startedAt: '20:05',
    endedBy: 'volunteer',
    intake: { nickname: 'Merel', ageGroup: '18-25', topic: 'workOrStudy', firstTime: false },
    messages: [
      ['volunteer', 6, 'Hoi Merel, welkom. Vertel maar, ik lees mee.'],
      ['visitor', 35, 'Ik zit op kamers en iedereen lijkt het leuk te hebben behalve ik'],
      ['volunteer', 40, 'Dat klinkt eenzaam, midden tussen de mensen. Hoe lang voel je dit al?'],
      ['visitor', 50, 'sinds september. ik ga wel naar college maar daarna meteen naar huis'],
      ['visitor', 20, 'en dan zeg ik de hele dag niks meer tegen iemand'],
      [
        'volunteer',
        45,
        'Een hele dag zonder een woord, dat is lang. Wat houdt je tegen om te blijven hangen na college?',
      ],
      ['visitor', 60, 'dat ze denken dat ik me opdring'],
      ['volunteer', 45, 'Heb je zelf wel eens meegemaakt dat iemand erbij kwam staan? Wat dacht jij toen?'],
      ['visitor', 55, 'haha ja. ik dacht: gezellig, hoef ik het gesprek niet te beginnen'],
      ['volunteer', 35, 'Misschien denkt de ander dat ook van jou.'],
      [
        'visitor',
        50,
        'misschien wel ja. donderdag is er een spelletjesavond. ik zou een halfuurtje kunnen gaan',
      ],
      [
        'volunteer',
        40,
        'Een halfuur is een goed plan. En daarna mag je gewoon naar huis. Zullen we het hierbij laten?',
      ],
      ['visitor', 20, 'is goed. dankjewel'],
    ],
    scores: { feltHeard: 4, comeBack: true, wait: 'long', siteClear: true },
    evaluationText: null,
    record: {
      topic: 'workOrStudy',
      heavy: false,
      text: 'Student, voelt zich alleen op kamers. Klein plan voor donderdag.',
    },
  },
  {
    daysAgo: 6,
    startedAt: '19:20',
    endedBy: 'visitor',
    intake: { nickname: 'Duin', ageGroup: '41-60', gender: 'man', topic: 'grief', firstTime: true },
    messages: [
      ['volunteer', 7, 'Goedenavond Duin, ik ben Robin. Je hoeft hier niets, alles mag.'],
      ['visitor', 80, 'Mijn broer is in het voorjaar overleden. Iedereen is alweer verder en ik niet.'],
      [
        'volunteer',
        50,
        'Wat verdrietig, Duin. Je broer. En dan lijkt de wereld door te gaan alsof er niets is gebeurd.',
      ],
      ['visitor', 65, 'Precies dat. Op het werk vragen ze er niet meer naar.'],
      ['volunteer', 40, 'Zou je mij iets over hem willen vertellen?'],
      [
        'visitor',
        120,
        'Hij repareerde alles. Radio’s, fietsen, de kraan van de hele straat. Ik heb zijn gereedschapskist nog niet open durven doen.',
      ],
      [
        'volunteer',
        55,
        'Een man die van alles weer heel maakte. En die kist staat daar, dicht. Wat zou er gebeuren als hij openging?',
      ],
      ['visitor', 90, 'Dan ruik ik zijn werkplaats. Dan is het echt.'],
      ['volunteer', 50, 'Ja. Dat mag op jouw tijd. Is er iemand bij wie je zou willen zijn op dat moment?'],
      ['visitor', 70, 'Mijn zoon. Hij hielp hem vaak. Die mist hem vast ook.'],
      ['volunteer', 40, 'Dan missen jullie dezelfde man. Misschien helpt het om dat samen te doen.'],
      ['visitor', 60, 'Ik ga het hem vragen. Bedankt, dit luchtte op.'],
    ],
    scores: { feltHeard: 5, comeBack: null, wait: 'fine', siteClear: null },
    evaluationText: 'Prettig dat er geen haast was.',
    record: {
      topic: 'grief',
      heavy: true,
      text: 'Rouwt om zijn broer. Wil met zijn zoon de gereedschapskist openen.',
    },
  },
];
