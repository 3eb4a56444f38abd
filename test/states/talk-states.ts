import { randomId } from '../../protocol/bytes.ts';
import { nl } from '../../widget/locales/nl.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import type { PageState } from './page-state.ts';
import { talking } from './room-states.ts';
import { endedStates } from './ended-states.ts';
import type { Visit } from './visit.ts';

const ARABIC = 'أشعر بالوحدة منذ أن انتقلت إلى هنا. لا أعرف أحداً في الشارع.';
const WALL = 'Ik weet niet waar ik moet beginnen, dus ik plak hier mijn hele dagboek. '.repeat(27).trim();

/** A talk, how it is disturbed, and how it ends. */
export const talkStates: PageState[] = [
  talk('talk-begin', 'Het begin', () => Promise.resolve()),
  talk('talk-short', 'Een kort gesprek', async (visit) => {
    await shortTalk(visit);
    visit.room.deliver();
    await visit.see(nl.messages.delivered);
  }),
  talk('talk-times', 'Met tijden', async (visit) => {
    await shortTalk(visit);
    await visit.page.getByLabel(nlLater.times).check();
  }),
  talk('talk-lines', 'De vrijwilliger noemt een hulplijn', async (visit) => {
    await shortTalk(visit);
    await visit.room.say(
      'Mocht het vannacht te zwaar worden: bel 113, of 088 0767 000 als je wilt praten. Chatten kan op www.deluisterlijn.nl of 113.nl.\n112\n0800-2000',
    );
    await visit.page.getByRole('link', { name: '0800-2000' }).waitFor();
  }),
  talk('talk-second', 'Een tweede vrijwilliger schrijft', async (visit) => {
    await shortTalk(visit);
    const after = visit.room.messages.length;
    const talkers = [
      { alias: 'Anna', after: 0 },
      { alias: 'Sam', after },
    ];
    visit.room.show(talking({ alias: 'Sam', talkers }));
    await visit.room.say('Dag, ik ben Sam. Ik heb teruggelezen wat je aan Anna schreef.');
    await visit.see('Ik heb teruggelezen');
  }),
  talk('talk-long', 'Een lang gesprek, teruglezend', async (visit) => {
    for (let turn = 1; turn <= 8; turn += 1) {
      await visit.write(`Dat is al ${turn} jaar zo. Soms lijkt het beter te gaan, en dan zakt het weer weg.`);
      await visit.room.say('Dat klinkt zwaar. Wat doet dat met je, als het weer wegzakt?');
    }
    await visit.page.getByRole('log').hover();
    await visit.page.mouse.wheel(0, -600);
    await visit.page.waitForFunction(() => {
      const list = document.querySelector('lo-chat-page')?.shadowRoot?.querySelector('lo-message-list');
      const log = list?.shadowRoot?.querySelector('.log');
      return log && log.scrollTop > 0 && log.scrollHeight - log.scrollTop - log.clientHeight > 100;
    });
    await visit.room.say('Neem rustig de tijd.');
    await visit.see(nl.messages.newMessages);
  }),
  talk('talk-rtl', 'Rechts naar links', async (visit) => {
    await visit.write(ARABIC);
    await visit.room.say('شكراً لك. Bedankt dat je dat deelt.');
    await visit.see('Bedankt dat je dat deelt');
  }),
  talk('talk-emoji', 'Emoji', async (visit) => {
    await visit.write('😢');
    await visit.write('👩‍👩‍👧‍👦 is ver weg 🥺🏳️‍🌈 maar de 🐈 is er');
    await visit.room.say('❤️');
    await visit.see('❤️');
  }),
  talk('talk-wall', 'Een geplakte lap tekst', async (visit) => {
    await visit.write(WALL);
    await visit.write('donaudampfschiffahrts'.repeat(12));
    await visit.write('<script>alert("hoi")</script>');
    await visit.page.getByRole('textbox', { name: nl.composer.label }).fill(`${WALL} en nog wat`);
    await visit.page.locator('lo-composer .count').waitFor();
  }),
  talk('talk-typing', 'De vrijwilliger schrijft', async (visit) => {
    await shortTalk(visit);
    visit.room.emit({ type: 'typing', role: 'volunteer', on: true });
    await visit.see(nl.messages.typing('Anna'));
  }),
  talk('talk-trouble', 'Berichten die niet goed aankwamen', trouble),
  talk('talk-reconnecting', 'Even geen verbinding', async (visit) => {
    await shortTalk(visit);
    visit.server.down = true;
    await visit.server.drop();
    await visit.see(nlLater.lost(true, 10));
    await visit.page.getByRole('textbox', { name: nl.composer.label }).fill('Ben je er nog?');
    await visit.press(nl.composer.send);
    await visit.see(nl.messages.sending);
  }),
  talk('talk-locked', 'Ververst, en nog niet te lezen', async (visit) => {
    await shortTalk(visit);
    await visit.page.waitForFunction(() => sessionStorage.getItem('lo-sealed') !== null);
    visit.room.half = null;
    await visit.page.reload();
    await visit.see(nl.locked);
  }),
  interrupted('talk-away', 'Vrijwilliger even weg', { volunteer: 'away' }, nlLater.away('Anna')),
  interrupted('talk-gone', 'Vrijwilliger weg, met een keuze', { volunteer: 'gone' }, nlLater.gone('Anna')),
  interrupted(
    'talk-gone-late',
    'Vrijwilliger weg, vlak voor sluiting',
    { volunteer: 'gone', signUpEnded: true, closesInMs: 10 * 60_000 },
    nlLater.goneLate('Anna'),
  ),
  interrupted('talk-closing', 'Bijna sluitingstijd', { closesInMs: 12 * 60_000 }, nlLater.closing(12)),
  interrupted('talk-closed', 'Na sluitingstijd', { closesInMs: -1 }, nlLater.closing(0)),
  interrupted('talk-handed-over', 'Overgedragen', { handedOver: true }, nlLater.handedOver('Anna')),
  interrupted(
    'talk-coach-asked',
    'Een collega wil meekijken',
    { coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } },
    nlLater.coach.asked('Marijke', 'Anna'),
  ),
  talk('talk-coach-sits', 'Een collega kijkt mee', async (visit) => {
    await shortTalk(visit);
    visit.room.show(talking({ coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } }));
    await visit.press(nlLater.coach.yes);
    visit.room.show(talking({ coach: { stage: 'sitting', sitIn: 1, alias: 'Marijke' } }));
    await keyRequest(visit, 'coach');
    await visit.see(nlLater.holders.can(['Anna', 'Marijke'], 0));
  }),
  talk('talk-moved', 'De vrijwilliger op een ander apparaat', async (visit) => {
    await shortTalk(visit);
    visit.room.show(talking({ generation: 2 }));
    await keyRequest(visit, 'volunteer');
    await visit.see(nlLater.holders.moved.volunteer('Anna'));
  }),
  talk('talk-stranger', 'Een onbekend apparaat wilde meelezen', async (visit) => {
    await shortTalk(visit);
    await keyRequest(visit, 'volunteer');
    await visit.see(nlLater.holders.refused);
  }),
  interrupted(
    'talk-coach-left',
    'De collega is weer weg',
    { coach: { stage: 'left', sitIn: 1, alias: 'Marijke' } },
    nlLater.coach.left('Marijke'),
  ),
  interrupted(
    'talk-crowded',
    'Van alles tegelijk',
    { volunteer: 'gone', coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' }, closesInMs: 12 * 60_000 },
    nlLater.closing(12),
  ),
  {
    name: 'talk-idle',
    title: 'Lang stil',
    // Its clock stays that tab's.
    context: {},
    reach: async (visit) => {
      await visit.page.clock.install();
      await visit.talkAWhile();
      await visit.page.clock.fastForward('11:00');
      await visit.see(nlLater.idle('Anna'));
    },
  },
  talk('talk-question', 'Dit lijkt op een telefoonnummer', async (visit) => {
    await shortTalk(visit);
    await visit.page.getByRole('textbox', { name: nl.composer.label }).fill('Bel me maar op 06 12345678');
    await visit.press(nl.composer.send);
    await visit.see(nlLater.personalData.edit);
  }),
  talk('end-question', 'Beëindigen?', async (visit) => {
    await shortTalk(visit);
    await visit.press(nl.talk.end);
    await visit.see(nl.talk.endTitle);
  }),
  ...endedStates,
];

async function shortTalk(visit: Visit): Promise<void> {
  await visit.write('Hoi. Sinds de verhuizing is het zo stil om me heen.');
  await visit.room.say('Fijn dat je dat hier vertelt.');
  await visit.room.say('Hoe is die stilte voor jou?');
  await visit.write('Overdag gaat het wel. De avonden zijn lang.');
  await visit.see('De avonden zijn lang');
}

/** The room asks for the key, for a console that the page does not know. */
async function keyRequest(visit: Visit, reader: 'volunteer' | 'coach'): Promise<void> {
  const { publicKey } = await makeExportableKeyPair();
  visit.room.emit({ type: 'keyRequest', reader, console: publicKey });
}

async function trouble(visit: Visit): Promise<void> {
  await shortTalk(visit);
  await visit.room.say('Daar zat iets tussen.', 1);
  const [message] = visit.room.messages;
  if (message === undefined) throw new Error('no message');
  // Another id than it was sealed with: nobody can open it.
  const envelope = { ...message.envelope, id: randomId() };
  visit.room.emit({ ...message, seq: visit.room.messages.length + 1, role: 'volunteer', envelope });
  await visit.see(nl.messages.unreadable);
  visit.room.full = true;
  await visit.page.getByRole('textbox', { name: nl.composer.label }).fill('Dit komt niet aan.');
  await visit.press(nl.composer.send);
  await visit.see(nl.messages.failed);
}

function talk(name: string, title: string, further: (visit: Visit) => Promise<void>): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      await visit.talk();
      await further(visit);
    },
  };
}

function interrupted(
  name: string,
  title: string,
  part: Parameters<typeof talking>[0],
  words: string,
): PageState {
  return talk(name, title, async (visit) => {
    await shortTalk(visit);
    visit.room.show(talking(part));
    await visit.see(words);
  });
}
