import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Envelope } from '../../../protocol/sealed.ts';
import { click, expectAccessible, fill, find, open, screenText, see, withServer } from './console-page.ts';
import { ROOM, failure, ok, queueState, type FakeSocket } from './fake-server.ts';
import { FakeVisitor, connecting, ended, talking } from './fake-visitor.ts';

const page = withServer();
const RECORD = `/api/console/conversations/${ROOM}/record`;
let visitor: FakeVisitor;

beforeEach(async () => {
  visitor = await FakeVisitor.make(ROOM);
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = queueState({
    me: { status: 'inConversation' },
    conversations: [{ roomId: ROOM, generation: 1 }],
  });
});

/** Opens the console and waits for its socket to the room. */
async function join(): Promise<FakeSocket> {
  const before = page.server.sockets.length;
  open();
  return vi.waitFor(() => {
    const room = page.server.room(ROOM);
    expect(page.server.sockets.indexOf(room)).toBeGreaterThanOrEqual(before);
    expect(room.last('hello')).toBeDefined();
    return room;
  });
}

async function handOverKey(room: FakeSocket): Promise<void> {
  const { consoleKey } = page.server;
  if (consoleKey === null) throw new Error('no console key yet');
  room.emit({ type: 'key', sealed: await visitor.sealedKeyFor(consoleKey) });
  room.emit({ type: 'intake', envelope: await visitor.intake({ nickname: 'Zwaluw', topic: 'grief' }) });
  room.emit(talking());
}

async function talk(): Promise<FakeSocket> {
  const room = await join();
  room.emit(connecting());
  await handOverKey(room);
  await see('Zwaluw');
  return room;
}

/** Where the keyboard is, through shadow roots. */
function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Every conversation this browser keeps. */
async function keptOnDevice(): Promise<unknown[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('luisterend-oog-console'));
  const kept = await done(db.transaction('conversations').objectStore('conversations').getAll());
  db.close();
  return kept;
}

async function write(text: string): Promise<void> {
  const box = await find('lo-composer textarea, textarea');
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('not a textarea');
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await click('button', 'Verstuur');
}

describe('a conversation', () => {
  test('[K2] shows the decrypted intake and messages, and seals what is written', async () => {
    const room = await join();
    expect(room.last('hello')).toMatchObject({
      needsKey: true,
      lastSeq: 0,
      consoleKeyId: page.server.consoleKey?.id,
    });
    room.emit(connecting());
    await see('Verbinden met de bezoeker');
    await handOverKey(room);
    await see('Verlies en rouw');
    room.emit(await visitor.message(1, 'Is daar iemand? <b>echt</b>'));
    await see('Is daar iemand? <b>echt</b>');
    await vi.waitFor(() => expect(room.last('received')).toEqual({ type: 'received', seq: 1 }));

    await write('Ja, ik ben er.');
    const sent = await vi.waitFor(() => Envelope.parse(room.last('message')?.['envelope']));
    expect(JSON.stringify(page.server.sockets.map((socket) => socket.sent))).not.toContain('ik ben er');
    expect(await visitor.read('volunteer', 'message', sent)).toEqual({ text: 'Ja, ik ben er.' });
    await see('Versturen');
    room.emit({ type: 'message', seq: 2, role: 'volunteer', agoMs: 0, envelope: sent });
    await see('Verstuurd');
    room.emit({ type: 'received', role: 'visitor', seq: 2 });
    await see('Afgeleverd');
    room.emit({ type: 'typing', role: 'visitor', on: true });
    await see('Zwaluw schrijft');
    await expectAccessible();
  });

  test('[C2] resumes after a reload with the key this browser kept', async () => {
    await talk();
    const again = await join();
    expect(again.last('hello')).toMatchObject({ needsKey: false, lastSeq: 0 });
    again.emit({ type: 'intake', envelope: await visitor.intake({ nickname: 'Zwaluw' }) });
    again.emit(talking({}, 1));
    again.emit(await visitor.message(1, 'Ik ben er nog.'));
    await see('Ik ben er nog.');
  });

  test('[C3] typing is a boolean, and a draft stays here', async () => {
    const room = await talk();
    const box = await find('textarea');
    Object.assign(box, { value: 'Geheim concept' });
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(room.last('typing')).toEqual({ type: 'typing', on: true }));
    expect(JSON.stringify(page.server.sockets.map((socket) => socket.sent))).not.toContain('Geheim');
  });

  test('[Q6] a key that stays away can be waited for, or the place given back', async () => {
    const room = await join();
    room.emit(connecting());
    room.emit(connecting({ keyLate: true }));
    await see('De bezoeker antwoordt nog niet');
    await expectAccessible();
    await click('wa-button', 'Teruggeven aan de wachtrij');
    expect(room.last('giveBack')).toEqual({ type: 'giveBack', generation: 1 });
    room.drop(4401);
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await see('Dag Robin');
  });

  test('[C2] says when the visitor is away, when the connection is, and that closing time ends nothing', async () => {
    const room = await talk();
    room.emit(talking({ visitor: 'away', closesInMs: 14 * 60_000 }));
    await see('De verbinding van de bezoeker is even weg.');
    await see('We sluiten over');
    await expectAccessible();
    page.server.offline = true;
    room.drop(1006);
    await see('Je verbinding is even weg.');
  });

  test('[C4] ends only after asking, then asks for the record, encrypted', async () => {
    const room = await talk();
    await click('wa-button', 'Gesprek beëindigen');
    await see('Heb je al afscheid genomen?');
    await click('wa-button', 'Annuleren');
    expect(room.last('end')).toBeUndefined();
    await click('wa-button.end');
    await click(
      'lo-confirm-dialog wa-button[variant=danger], wa-dialog wa-button[variant=danger]',
      'Gesprek beëindigen',
    );
    expect(room.last('end')).toEqual({ type: 'end' });
    room.emit(ended('volunteer'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 300_000 } }));
    await see('Na je gesprek met Zwaluw');
    await expectAccessible();

    page.server.handlers.set(`POST ${RECORD}`, () => failure('internal'));
    await fill('wa-select', 'grief');
    await fill('wa-radio-group', 'yes');
    await fill('wa-textarea', 'Rustig afgerond.');
    await click('wa-button', 'Opslaan');
    await see('Er ging iets mis aan onze kant.');
    page.server.handlers.set(`POST ${RECORD}`, () => ok());
    await click('wa-button', 'Opslaan');
    await see('Je registratie is opgeslagen.');
    await see('Weer beschikbaar');
    expect(page.server.requested(RECORD)).toMatchObject({ topic: 'grief', heavy: true });
    const { text } = page.server.requested(RECORD) as { text: unknown };
    expect(await visitor.read('volunteer', 'contactRecord', Envelope.parse(text))).toEqual({
      text: 'Rustig afgerond.',
    });

    page.server.queueEvent = queueState();
    open();
    await see('Dag Robin');
    expect(screenText()).not.toContain('Na je gesprek');
  });

  test('[C9] a record can still be written after a reload, when the room is gone', async () => {
    const room = await talk();
    room.emit(ended('visitor'));
    await see('De bezoeker heeft het gesprek beëindigd.');
    page.server.queueEvent = queueState({ me: { status: 'wrapUp', endsInMs: 300_000 } });
    const again = await join();
    again.drop(4410);
    await see('Je hebt nog een registratie open van een eerder gesprek.');
    page.server.handlers.set(`POST ${RECORD}`, () => failure('gone'));
    await click('wa-button', 'Opslaan');
    await see('Dit gesprek is er niet meer');
    await click('wa-button', 'Zonder registratie afsluiten');
    await see('Dag Robin');
  });

  test('[C8] goes on when the session runs out; only then to sign in again, and the record waits', async () => {
    const room = await talk();
    page.server.signedIn = null;
    page.server.queue.drop(1006);
    await see('Maak dit gesprek rustig af.');
    room.emit(await visitor.message(1, 'Ik praat gewoon door.'));
    await see('Ik praat gewoon door.');
    room.emit(ended('visitor'));
    await see('Log opnieuw in om verder te gaan.');
    page.server.signedIn = 'volunteer';
    page.server.consoleKey = null;
    page.server.queueEvent = queueState();
    const again = await join();
    again.emit(ended('visitor'));
    await see('Wil je nog iets kwijt?');
  });

  test('[C5] holds back what could tell who somebody is, until it is changed or twice confirmed', async () => {
    const room = await talk();
    const inBox = async () => (await find('lo-composer textarea, textarea')) as HTMLTextAreaElement;
    await write('Bel me gerust op 06 12345678, of mail naar robin@host.example');
    await see('Dit lijkt op een telefoonnummer en een e-mailadres.');
    await expectAccessible();
    expect(room.last('message')).toBeUndefined();
    await click('wa-button', 'Aanpassen');
    expect((await inBox()).value).toContain('06 12345678');
    expect(screenText()).not.toContain('Dit lijkt op');

    await write('Bel me gerust op 06 12345678');
    await see('Dit lijkt op een telefoonnummer.');
    await click('wa-button', 'Toch versturen');
    await see('De bezoeker kan dit bewaren.');
    await expectAccessible();
    await click('wa-button', 'Annuleren');
    expect(room.last('message')).toBeUndefined();
    await click('wa-button', 'Toch versturen');
    await click('wa-button', 'Ja, versturen');
    const sent = await vi.waitFor(() => Envelope.parse(room.last('message')?.['envelope']));
    expect(await visitor.read('volunteer', 'message', sent)).toEqual({
      text: 'Bel me gerust op 06 12345678',
    });
    await vi.waitFor(async () => {
      expect((await inBox()).value).toBe('');
      expect(focused()?.localName).toBe('textarea');
    });

    await write('Nogmaals: 06-12345678');
    await vi.waitFor(() => expect(room.sent.filter(({ type }) => type === 'message')).toHaveLength(2));
    await write('En mijn rekening is NL91 ABNA 0417 1643 00');
    await see('Dit lijkt op een rekeningnummer.');
  });

  test('[C5] who goes on typing has answered', async () => {
    const room = await talk();
    await write('Ik ben op instagram @robin.echt');
    await see('Dit lijkt op een naam op sociale media.');
    await write('Ik ben er voor je.');
    await vi.waitFor(() => expect(room.last('message')).toBeDefined());
    expect(screenText()).not.toContain('Dit lijkt op');
  });

  test("the helpline's own lines and sites may be named", async () => {
    const room = await talk();
    await write('Bel De Luisterlijn op 088 0767 000, of kijk op https://deluisterlijn.nl/chat');
    await vi.waitFor(() => expect(room.last('message')).toBeDefined());
    expect(screenText()).not.toContain('Dit lijkt op');
  });

  test('[C3] an unsent record outlives a reload, encrypted, and goes with the conversation', async () => {
    const room = await talk();
    room.emit(ended('visitor'));
    await fill('wa-select', 'grief');
    await fill('wa-textarea', 'Nog niet af');
    await vi.waitFor(async () => expect(JSON.stringify(await keptOnDevice())).toContain('"ct"'));
    expect(JSON.stringify(await keptOnDevice())).not.toContain('Nog niet af');
    expect(JSON.stringify([sessionStorage, localStorage].map(Object.values))).not.toContain('Nog niet af');

    (await join()).emit(ended('visitor'));
    await vi.waitFor(async () => expect(await find('wa-textarea')).toMatchObject({ value: 'Nog niet af' }));
    expect(await find('wa-select')).toMatchObject({ value: 'grief' });
    page.server.handlers.set(`POST ${RECORD}`, () => ok());
    await click('wa-button', 'Opslaan');
    await see('Je registratie is opgeslagen.');
    await vi.waitFor(async () => expect(await keptOnDevice()).toEqual([]));
  });

  test('the keyboard starts in the message box', async () => {
    await talk();
    await vi.waitFor(() => expect(focused()?.localName).toBe('textarea'));
  });

  test('a look at another page keeps the way back to the talk in sight', async () => {
    await talk();
    await click('a', 'Openingstijden');
    await see('Je bent in gesprek met Zwaluw.');
    await expectAccessible();
    await click('a', 'Terug naar het gesprek');
    await find('lo-composer');
  });

  test('[C7] a conversation that moved to a colleague says so', async () => {
    const room = await talk();
    room.drop(4401);
    await see('Dit gesprek is niet meer bij jou.');
    page.server.queue.emit(queueState());
    await click('wa-button', 'Naar Chatten');
    await see('Dag Robin');
  });

  test('[C7] a console that another one replaced lets go of the talk, and can take it back', async () => {
    const room = await talk();
    page.server.queue.drop(4409);
    room.drop(4409);
    await see('De console is al ergens anders in gebruik');
    expect(screenText()).not.toContain('Zwaluw');
    await click('wa-button', 'Hier verdergaan');
    const again = await vi.waitFor(() => {
      expect(page.server.room(ROOM)).not.toBe(room);
      return page.server.room(ROOM);
    });
    await vi.waitFor(() => expect(again.last('hello')).toMatchObject({ needsKey: false }));
    again.emit({ type: 'intake', envelope: await visitor.intake({ nickname: 'Zwaluw' }) });
    again.emit(talking());
    await see('Zwaluw');
  });

  test('[C7] a console that is not the one in use leaves the talk where it is', async () => {
    await talk();
    const rooms = () => page.server.sockets.filter(({ path }) => path.includes('/rooms/')).length;
    const before = rooms();
    page.server.queueEvent = { type: 'inUse' };
    open();
    await see('De console is al ergens anders in gebruik');
    expect(rooms()).toBe(before);
  });

  test('[K1] a key or message that does not fit is said, not guessed at', async () => {
    const room = await join();
    room.emit(connecting());
    const stranger = await FakeVisitor.make(ROOM);
    await handOverKey(room);
    await see('Zwaluw');
    room.emit(await stranger.message(1, 'Van een ander'));
    await see('Dit bericht is niet te lezen.');
    room.emit(await visitor.message(2, 'Het derde', 1));
    await see('Hier ontbreekt een bericht.');
    expect(screenText()).not.toContain('Van een ander');
  });

  test('[A4] warns before signing out of an open conversation', async () => {
    await talk();
    await click('wa-button', 'Uitloggen');
    await see('Uitloggen tijdens een gesprek?');
    await click('wa-button', 'Toch uitloggen');
    await see('Inloggen met passkey');
  });
});
