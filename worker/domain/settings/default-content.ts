import type { CrisisCard, TextSettings, TopicSetting } from '../../../protocol/content-settings.ts';
import type { Topic } from '../../../protocol/intake.ts';

/** What a talk may be about, in a visitor's words. */
const TOPIC_NAMES: Record<Topic, [nl: string, en: string]> = {
  loneliness: ['eenzaamheid', 'loneliness'],
  relationships: ['relaties en vriendschap', 'relationships and friends'],
  family: ['familie', 'family'],
  grief: ['verlies en rouw', 'loss and grief'],
  health: ['gezondheid', 'health'],
  mind: ['somberheid, angst, stress', 'low mood, anxiety, stress'],
  workOrStudy: ['werk of studie', 'work or study'],
  money: ['geldzorgen', 'money worries'],
  violence: ['geweld', 'violence'],
  suicide: ['zelfdoding', 'suicide'],
  other: ['iets anders', 'something else'],
};

export const DEFAULT_TOPICS: TopicSetting[] = Object.entries(TOPIC_NAMES).map(([id, [nl, en]]) => ({
  id: id as Topic,
  nl,
  en,
  retired: false,
}));

const BUILT_IN = { nl: '', en: '' };

/** Nothing is reworded. What may not be left out stands here as visitors read it. */
export const DEFAULT_TEXTS: TextSettings = {
  welcome: BUILT_IN,
  waiting: BUILT_IN,
  nobodyOnDuty: BUILT_IN,
  full: BUILT_IN,
  closed: BUILT_IN,
  closing: BUILT_IN,
  confidentiality: BUILT_IN,
  exception: {
    nl: 'Eén uitzondering: een ernstig misdrijf, of gevaar voor het leven, het lijf of de vrijheid van een ander.',
    en: 'One exception: a serious crime, or danger to someone else’s life, body or freedom.',
  },
};

/** A concept, until an expert has looked at it for this organisation. */
export const DEFAULT_CRISIS_CARD: CrisisCard = {
  points: [
    'Je hoeft dit niet alleen te doen. Vraag een collega erbij.',
    'Vraag het gewoon: Denk je aan zelfdoding? Ernaar vragen maakt het niet erger.',
    'Is er nu direct gevaar? Vraag de bezoeker om 112 te bellen.',
    'Denkt de bezoeker aan zelfdoding? Noem 113, bellen of chatten, dag en nacht.',
    'Blijf tot de bezoeker zegt dat het contact er is.',
  ],
  confirmedOn: null,
  confirmedBy: null,
};
