import type { SettingField } from '../../domain/settings/setting-fields.ts';

type Group = {
  title: string;
  fields: readonly { field: SettingField; hint?: string; unit: string; optional?: boolean }[];
};

/** The page `Wachtrij en tijden`. */
export const NUMBERS = {
  groups: [
    {
      title: 'De wachtrij',
      fields: [
        {
          field: 'queue.placesPerVolunteer',
          unit: 'plaatsen',
          hint: 'Zoveel mensen kunnen wachten op één vrijwilliger.',
        },
        { field: 'queue.minPlaces', unit: 'plaatsen', hint: 'Ook als er niemand aan het werk is.' },
        {
          field: 'queue.maxPlaces',
          unit: 'plaatsen',
          hint: 'Daarna is de wachtrij vol. Met 0 komt er niemand binnen.',
        },
        {
          field: 'queue.visitorGraceWaitingMinutes',
          unit: 'minuten',
          hint: 'Zolang blijft de plaats van wie wacht en even wegvalt.',
        },
      ],
    },
    {
      title: 'Een gesprek aannemen',
      fields: [
        {
          field: 'queue.offerSeconds',
          unit: 'seconden',
          hint: 'Daarna gaat de bezoeker naar de volgende vrijwilliger.',
        },
        {
          field: 'queue.absentSeconds',
          unit: 'seconden',
          hint: 'Wie zolang niet reageert op een aanbod, staat niet meer op beschikbaar.',
        },
        {
          field: 'queue.quietMinutes',
          unit: 'minuten',
          hint: 'Wie zolang niets doet, krijgt een vraag. Zonder antwoord ben je niet meer beschikbaar.',
        },
        {
          field: 'queue.pauseMinutes',
          unit: 'minuten',
          hint: 'Zolang krijgt een vrijwilliger na ‘Nu niet’ geen nieuw aanbod.',
        },
        {
          field: 'queue.breakMinutes',
          unit: 'minuten',
          hint: 'Zolang duurt de pauze die een vrijwilliger zelf neemt.',
        },
        { field: 'queue.wrapUpMinutes', unit: 'minuten', hint: 'Rust na een gesprek, voor de registratie.' },
        {
          field: 'queue.wrapUpMaxMinutes',
          unit: 'minuten',
          hint: 'Wie dan nog aan het afronden is, staat niet meer op beschikbaar.',
        },
        {
          field: 'queue.capacity',
          unit: 'gesprekken',
          hint: 'Zoveel gesprekken kan een vrijwilliger tegelijk hebben.',
        },
      ],
    },
    {
      title: 'Tijdens en na een gesprek',
      fields: [
        { field: 'conversation.visitorGraceMinutes', unit: 'minuten', hint: 'Daarna eindigt het gesprek.' },
        {
          field: 'conversation.volunteerGraceMinutes',
          unit: 'minuten',
          hint: 'Daarna kan de bezoeker naar een andere vrijwilliger.',
        },
        {
          field: 'conversation.evaluationMinutes',
          unit: 'minuten',
          hint: 'Zolang kan een bezoeker de vragen achteraf invullen.',
        },
        {
          field: 'conversation.unansweredMinutes',
          unit: 'minuten',
          hint: 'Daarna ziet de vrijwilliger dat een bericht nog op antwoord wacht.',
        },
        {
          field: 'conversation.silentMinutes',
          unit: 'minuten',
          hint: 'Daarna ziet de vrijwilliger dat de bezoeker al die tijd stil is.',
        },
        {
          field: 'conversation.talkGuideMinutes',
          unit: 'minuten',
          hint: 'Zo lang duurt een gesprek ongeveer. Laat leeg als je daar niets over wilt zeggen. Er eindigt niets door.',
          optional: true,
        },
      ],
    },
    {
      title: 'Inloggen en uitnodigen',
      fields: [
        { field: 'session.absoluteHours', unit: 'uur', hint: 'Daarna log je opnieuw in.' },
        { field: 'session.idleMinutes', unit: 'minuten', hint: 'Wie zolang niets doet, is uitgelogd.' },
        { field: 'invitationHours', unit: 'uur' },
      ],
    },
  ] satisfies readonly Group[] as readonly Group[],
} as const;
