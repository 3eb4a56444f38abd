import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { SignUpBody, type Availability } from '../../../protocol/http.ts';
import type { VisitorState } from '../../../protocol/room.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { pageData, ROOM } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const opens = { inMs: 1, inDays: 1, date: '2026-11-25', time: '14:00' };

const waiting = (part: Partial<Extract<VisitorState, { phase: 'waiting' }>> = {}): VisitorState => ({
  phase: 'waiting',
  position: 2,
  band: null,
  nobodyOnDuty: false,
  signUpEnded: false,
  closesInMs: null,
  ...part,
});
const talking = (part: Partial<Extract<VisitorState, { phase: 'talking' }>> = {}): VisitorState => ({
  phase: 'talking',
  alias: 'Anna',
  volunteer: 'present',
  handedOver: false,
  signUpEnded: false,
  closesInMs: null,
  ...part,
});

test('the form says what this is, and what happens with what is said', async () => {
  await page.load();
  await page.see(nl.start.what('Het Luisterend Oog'));
  for (const promise of nl.start.promises(pageData())) await page.see(promise);
  await page.see('6 weken');
  await expectAccessible(page.element);
});

test('without a nickname it asks for one, and the field keeps the focus', async () => {
  await page.load();
  await page.click(nl.start.submit);
  await page.see(nl.start.nicknameMissing);
  expect(page.element.shadowRoot?.activeElement).toBe(page.one('#nickname'));
  expect(page.room.requests).toEqual([]);
  await expectAccessible(page.element);
});

test('thinks of a nickname that fits', async () => {
  await page.load();
  await page.click(nl.start.makeOne);
  const { value } = page.one<HTMLInputElement>('#nickname');
  expect(value).toMatch(/^\p{L}+ \p{L}+$/u);
  expect(value.length).toBeLessThanOrEqual(30);
});

test('[C3] [K1] signing up sends neither nickname nor answers, only a hash', async () => {
  await page.load();
  await userEvent.selectOptions(page.one('[name=topic]'), 'grief');
  await page.signUp('Zachte Wolk');
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const [request] = page.room.requests;
  expect(SignUpBody.parse(request?.body)).toMatchObject({ language: 'nl', site: null });
  const left = JSON.stringify([page.room.requests, page.room.commands]);
  expect(left).not.toContain('Wolk');
  expect(left).not.toContain('grief');
  expect(JSON.stringify(request)).not.toContain(page.room.of('hello')[0]?.token);
});

test('a lost answer is asked for again, with the same id', async () => {
  page.room.signUpAnswers = ['offline', 500];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1), 4_000);
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('a server that stays away is said, and the next try takes no second place', async () => {
  page.room.signUpAnswers = [500, 500, 500];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.text).toContain(nl.start.problems.network), 4_000);
  await page.click(nl.start.submit);
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(new Set(ids).size).toBe(1);
  expect(page.room.requests.at(-1)?.path).toBe('/api/sign-up');
});

test('[Q2] refused at the door: the reason, lines that are open now, and another look', async () => {
  page.room.signUpAnswers = [{ outcome: 'refused', availability: { state: 'full', signUpEndsInMs: null } }];
  await page.load();
  await page.signUp();
  await page.see(nl.unavailable.title.full);
  await page.see('113 Zelfmoordpreventie');
  expect(sessionStorage.getItem('lo-ticket')).toBeNull();
  await page.click(nl.unavailable.retry);
  await page.see(nl.start.title);
});

const CLOSED: [Availability, string, string][] = [
  [{ state: 'full', signUpEndsInMs: null }, nl.unavailable.title.full, 'Probeer het over een halfuurtje'],
  [{ state: 'lastHalfHour', closesInMs: 1, opens }, nl.unavailable.title.lastHalfHour, 'morgen om 14.00 uur'],
  [
    { state: 'closed', opens: { ...opens, inDays: 0 }, reason: 'wegens een scholingsdag', notReady: false },
    nl.unavailable.title.closed,
    'We zijn gesloten wegens een scholingsdag. Je kunt vandaag om 14.00 uur weer terecht.',
  ],
  [
    { state: 'closed', opens: { ...opens, inDays: 9, date: '2026-12-03' }, reason: null, notReady: false },
    nl.unavailable.title.closed,
    'donderdag 3 december om 14.00 uur',
  ],
];

test.for(CLOSED)('[O2] says when the doors open again: $0.state', async ([availability, title, words]) => {
  await page.load(pageData(availability));
  await page.see(title);
  await page.see(words);
  await expectAccessible(page.element);
});

test('help is one action away, lines that are open now first', async () => {
  await page.load();
  await page.click(nl.help.open);
  const lines = Array.from(page.one('#help').querySelectorAll('strong'), (name) => name.textContent);
  expect(lines).toEqual(['112', '113 Zelfmoordpreventie', 'Gesloten lijn']);
  expect(page.one<HTMLAnchorElement>('#help a[href="tel:08000113"]').textContent).toBe('0800-0113');
  await page.see('24 november 2026');
  await expectAccessible(page.element);
});

test('[Q1] the place in the queue is live, and told aloud at most once a minute', async () => {
  await page.wait(3);
  const spoken = () => page.one('p[role=status]').textContent;
  await vi.waitFor(() => expect(spoken()).toBe(nl.waiting.title(3)));
  page.room.show(waiting({ position: 1 }));
  await page.see(nl.waiting.title(1));
  expect(spoken()).toBe(nl.waiting.title(3));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  page.room.show(waiting({ position: 1 }));
  await vi.waitFor(() => expect(spoken()).toBe(nl.waiting.title(1)));
  await expectAccessible(page.element);
});

test('[Q8] [Q10] [O4] while waiting it says what is known, and what is not', async () => {
  await page.wait();
  page.room.show(waiting({ band: { minMinutes: 5, maxMinutes: 10 } }));
  await page.see('5 tot 10 minuten');
  page.room.show(waiting({ nobodyOnDuty: true, signUpEnded: true, closesInMs: 25 * 60_000 }));
  await page.see(nl.waiting.nobodyOnDuty);
  await page.see('We sluiten over 25 minuten.');
  // Told as well, without the minutes.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  page.element.requestUpdate();
  const spoken = () => page.one('p[role=status]').textContent;
  await vi.waitFor(() => expect(spoken()).toContain(nlLater.waitingLate(null)));
  expect(spoken()).toContain(nl.waiting.nobodyOnDuty);
  await page.seeNot('5 tot 10 minuten');
  await expectAccessible(page.element);
});

test('leaving the queue', async () => {
  await page.wait();
  await page.click(nl.waiting.leave);
  expect(page.room.of('leave')).toHaveLength(1);
  page.room.show({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' });
  await page.see(nl.ended.title.neverSpoke);
  expect(sessionStorage.length).toBe(0);
  await page.click(nl.ended.startAgain);
  await page.see(nl.start.title);
});

test('[K2] on acceptance the key goes out sealed, and the intake with it', async () => {
  await page.load();
  await userEvent.selectOptions(page.one('[name=topic]'), 'grief');
  await userEvent.selectOptions(page.one('[name=firstTime]'), 'no');
  page.room.state = waiting();
  await page.signUp('Zachte Wolk');
  await page.see(nl.waiting.title(2));
  await page.room.connect();
  const [seal] = page.room.of('seal');
  expect(seal?.generation).toBe(1);
  if (seal === undefined) throw new Error('no seal');
  const { body } = await page.room.open('intake', seal.intake);
  expect(body).toEqual({ nickname: 'Zachte Wolk', topic: 'grief', firstTime: false });
});

test('another console of the same conversation gets the key', async () => {
  await page.talk();
  page.room.emit({ type: 'keyRequest', console: page.room.consolePair.publicKey });
  await vi.waitFor(() => expect(page.room.of('giveKey')).toHaveLength(1));
});

test('[C3] what is typed stays on the device: while waiting nothing leaves, while talking a boolean', async () => {
  await page.wait();
  const before = page.room.commands.length;
  const requests = page.room.requests.length;
  await userEvent.click(page.one('textarea'));
  await userEvent.keyboard('mijn geheim');
  expect(page.room.commands).toHaveLength(before);
  expect(sessionStorage.getItem('lo-draft')).toContain('mijn geheim');
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  const connected = page.room.commands.length;
  await userEvent.keyboard(', en nog meer');
  expect(page.room.commands.slice(connected)).toEqual([{ type: 'typing', on: true }]);
  expect(page.room.requests).toHaveLength(requests);
  expect(JSON.stringify(page.room.socket.frames)).not.toContain('geheim');
});

test('the box keeps the words and the focus from waiting to talking', async () => {
  await page.wait();
  const box = page.one<HTMLTextAreaElement>('textarea');
  await userEvent.click(box);
  await userEvent.keyboard('Hallo');
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  expect(page.one('textarea')).toBe(box);
  expect(box.value).toBe('Hallo');
  expect(box.getRootNode() instanceof ShadowRoot && box.matches(':focus')).toBe(true);
});

test('messages go both ways, and own ones say that they arrived', async () => {
  await page.talk();
  await page.send('Hallo daar');
  await page.see(nl.messages.sent);
  page.room.emit({ type: 'received', role: 'volunteer', seq: 1 });
  await page.see(nl.messages.delivered);
  page.room.emit({ type: 'typing', role: 'volunteer', on: true });
  await page.see(nl.messages.typing('Anna'));
  await page.room.say('Dag, fijn dat je er bent');
  await page.see('Dag, fijn dat je er bent');
  await page.seeNot(nl.messages.typing('Anna'));
  expect(JSON.stringify(page.room.messages)).not.toContain('Hallo');
  await expectAccessible(page.element);
});

test('[C2] a reload in the middle brings everything back, the draft too', async () => {
  await page.talk();
  await page.send('Voor het verversen');
  await page.room.say('Ik ben er');
  await page.see('Ik ben er');
  await page.write('nog niet verstuurd');
  await page.load();
  await page.see('Voor het verversen');
  await page.see('Ik ben er');
  await vi.waitFor(() => expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('nog niet verstuurd'));
  expect(page.room.of('hello').at(-1)).toMatchObject({ lastSeq: 0, token: page.room.of('hello')[0]?.token });
  expect(page.room.requests.filter(({ path }) => path === '/api/sign-up')).toHaveLength(1);
  await page.send('En weer verder');
  await page.see('En weer verder');
});

test('[C2] a reload before the answer to the sign-up takes no second place', async () => {
  page.room.signUpAnswers = ['offline', 'offline', 'offline'];
  await page.load();
  await page.signUp();
  await vi.waitFor(() => expect(page.room.requests).toHaveLength(3), 4_000);
  page.room.state = waiting();
  await page.load();
  await page.see(nl.waiting.title(2));
  const ids = page.room.requests.map(({ body }) => SignUpBody.parse(body).signUpId);
  expect(new Set(ids).size).toBe(1);
});

test('[C2] a lost connection is said, and what was written meanwhile arrives', async () => {
  await page.talk();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  page.room.socket.drop();
  await page.see(nl.talk.lost);
  await page.send('Tussendoor');
  await page.see(nl.messages.sending);
  dispatchEvent(new Event('online'));
  await page.see(nl.messages.sent);
  await page.seeNot(nl.talk.lost);
  expect(page.room.messages).toHaveLength(1);
});

test('[Q5] a volunteer who is away is said; gone, the visitor chooses', async () => {
  await page.talk();
  page.room.show(talking({ volunteer: 'away' }));
  await page.see(nlLater.away('Anna'));
  page.room.show(talking({ volunteer: 'gone' }));
  await page.see(nlLater.gone('Anna'));
  await expectAccessible(page.element);
  await page.click(nlLater.another);
  expect(page.room.of('chooseAnother')).toHaveLength(1);
});

test('[O4] closing time near is said, and that nobody is cut off', async () => {
  await page.talk();
  page.room.show(talking({ closesInMs: 60 * 60_000 }));
  await page.seeNot('De chat sluit');
  page.room.show(talking({ closesInMs: 10 * 60_000 }));
  await page.see('De chat sluit over 10 minuten. Jullie mogen het gesprek rustig afmaken.');
});

test('[C4] ending asks first', async () => {
  await page.talk();
  await page.click(nl.talk.end);
  await expectAccessible(page.element);
  await page.click(nl.talk.endNo);
  expect(page.room.of('end')).toHaveLength(0);
  await page.click(nl.talk.end);
  await page.click(nl.talk.endYes);
  expect(page.room.of('end')).toHaveLength(1);
});

test('[C4] ending without a connection ends as soon as there is one', async () => {
  await page.talk();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  page.room.socket.drop();
  await page.click(nl.talk.end);
  await page.click(nl.talk.endYes);
  expect(page.room.of('end')).toHaveLength(0);
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(page.room.of('end')).toHaveLength(1));
});

test('[C4] the evaluation: its scores plain, its text sealed, and nothing stays in the tab', async () => {
  await page.talk();
  await page.send('Hallo');
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.feltHeard);
  await expectAccessible(page.element);
  await userEvent.click(page.one('[name=feltHeard][value="4"]'));
  await userEvent.click(page.one('[name=comeBack][value=yes]'));
  await page.write('Fijn gesprek');
  await page.click(nl.composer.send);
  await vi.waitFor(() => expect(page.room.of('evaluate')).toHaveLength(1));
  const [evaluation] = page.room.of('evaluate');
  expect(evaluation?.scores).toEqual({ feltHeard: 4, comeBack: true, wait: null, siteClear: null });
  if (!evaluation?.text) throw new Error('no text');
  expect((await page.room.open('evaluation', evaluation.text)).body).toEqual({ text: 'Fijn gesprek' });
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'done' });
  await page.see(nlLater.endedText.thanks);
  expect(sessionStorage.length).toBe(0);
});

test('[C4] the evaluation may be skipped, and the talk read back', async () => {
  await page.talk();
  await page.send('Om terug te lezen');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'open' });
  await page.see(nlLater.evaluation.feltHeard);
  await page.click(nl.start.skip);
  expect(page.room.of('skipEvaluation')).toHaveLength(1);
  await page.seeNot(nlLater.evaluation.feltHeard);
  expect(sessionStorage.length).toBe(0);
  await page.click(nlLater.reread);
  await page.see('Om terug te lezen');
  await expectAccessible(page.element);
  await page.click(nlLater.rereadDone);
  await page.see(nl.ended.title.visitor);
});

test('[C4] an evaluation without a connection stays in the form', async () => {
  await page.talk();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'open' });
  await page.see(nlLater.evaluation.title);
  page.room.socket.drop();
  await page.write('Nog dit');
  await page.click(nl.composer.send);
  await page.see(nl.start.problems.network);
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('Nog dit');
});

test('[C7] a replaced tab says so, and can take the conversation back by hand only', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.replaced.code);
  await page.see(nl.stopped.title.replaced);
  await expectAccessible(page.element);
  const hellos = page.room.of('hello').length;
  dispatchEvent(new Event('online'));
  expect(page.room.of('hello')).toHaveLength(hellos);
  await page.click(nl.stopped.action.replaced);
  await page.see(nl.talk.with('Anna'));
});

test('[C9] a conversation that is gone is said, and the way to start again', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.gone.code);
  await page.see(nl.stopped.title.gone);
  expect(sessionStorage.length).toBe(0);
  await page.click(nl.ended.startAgain);
  await page.see(nl.start.title);
});

test('after the evaluation’s time the page still says how it ended', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.title);
  page.room.socket.drop(CLOSE.gone.code);
  await page.seeNot(nlLater.evaluation.title);
  await page.see(nl.ended.title.volunteer);
});

test('[C9] the way out blanks the page, tells the server and leaves nothing behind', async () => {
  await page.talk();
  await page.write('half een zin');
  const leave = vi.spyOn(page.element, 'remove');
  page.element.data.exitUrl = '#left';
  const hello = page.room.of('hello')[0];
  await page.click(nl.exit);
  expect(leave).toHaveBeenCalled();
  expect(document.querySelector('lo-chat-page')).toBeNull();
  expect(sessionStorage.length).toBe(0);
  await vi.waitFor(() => expect(page.room.beacons).toHaveLength(2));
  expect(page.room.beacons[0]).toBe('/api/exit');
  expect(JSON.parse(page.room.beacons[1] ?? '')).toEqual({ roomId: ROOM, token: hello?.token });
  expect(location.hash).toBe('#left');
});

test('three taps of Shift are the way out too; writing capitals is not', async () => {
  await page.wait();
  page.element.data.exitUrl = '#shift';
  const key = (type: 'keydown' | 'keyup', name: string) =>
    dispatchEvent(new KeyboardEvent(type, { key: name }));
  const tap = (letter?: string) => {
    key('keydown', 'Shift');
    if (letter !== undefined) key('keydown', letter);
    key('keyup', 'Shift');
  };
  for (const letter of [undefined, undefined, 'A', 'B', 'C', undefined, undefined]) tap(letter);
  expect(document.querySelector('lo-chat-page')).not.toBeNull();
  tap();
  expect(document.querySelector('lo-chat-page')).toBeNull();
});

test('who presses Shift often can do without that way out', async () => {
  await page.wait();
  page.element.data.exitUrl = '#shift';
  await page.click(nl.help.open);
  await page.click(nl.help.traces);
  await page.see(nlLater.leaving.title);
  await expectAccessible(page.element);
  page.one('#about input[type=checkbox]').click();
  for (let tap = 0; tap < 3; tap += 1) {
    for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
  }
  expect(document.querySelector('lo-chat-page')).not.toBeNull();
  await page.click(nl.exit);
  expect(document.querySelector('lo-chat-page')).toBeNull();
});

test('a browser that can’t seal is told so, with lines', async () => {
  await page.load(pageData(), 'unsupported');
  await page.see(nlLater.notHere.unsupported.title);
  await page.see('0800-0113');
  await expectAccessible(page.element);
});

test('how it works is one press away, with the hours and weeks of the settings', async () => {
  const daily = Array.from({ length: 6 }, () => [{ from: '14:00', to: '23:00' }]);
  await page.load({
    ...pageData(),
    weeklyHours: [...daily, [{ from: '11:00', to: '23:00' }]],
    retentionWeeks: 1,
  });
  await page.click(nl.about);
  await page.see('maandag – zaterdag: 14.00 – 23.00 uur');
  await page.see('zondag: 11.00 – 23.00 uur');
  await page.see('na 1 week');
  await page.see('browser onthoudt misschien dat je hier was');
  await expectAccessible(page.element);
  await page.click(nl.help.close);
});

test('[Q8] a wait longer than the band is admitted', async () => {
  await page.wait();
  page.room.show(waiting({ band: { minMinutes: 5, maxMinutes: 10 } }));
  await page.see('5 tot 10 minuten');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
  page.element.requestUpdate();
  await page.see(nlLater.waitingLonger);
});

test('makes a sound at one’s turn only when asked for', async () => {
  const played = vi.spyOn(AudioContext.prototype, 'createOscillator');
  await page.wait();
  page.room.show({ phase: 'connecting', generation: 1 });
  await page.see(nl.connecting.title);
  expect(played).not.toHaveBeenCalled();
  page.room.show(waiting());
  await page.see(nl.waiting.title(2));
  await page.click(nl.waiting.chime);
  await page.see(nlLater.chimeOn);
  page.room.show({ phase: 'connecting', generation: 2 });
  await vi.waitFor(() => expect(played).toHaveBeenCalled());
});

test('[Q5] a volunteer who is gone near closing time: told, with the way to lines', async () => {
  await page.talk();
  page.room.show(talking({ volunteer: 'gone', signUpEnded: true, closesInMs: 20 * 60_000 }));
  await page.see(nlLater.goneLate('Anna'));
});

test('[Q5] a volunteer who takes over is announced until their first message', async () => {
  await page.talk();
  page.room.show(talking({ alias: 'Sam', handedOver: true }));
  await page.see(nlLater.handedOver('Sam'));
  page.room.show(talking({ alias: 'Sam' }));
  await page.seeNot(nlLater.handedOver('Sam'));
});

test('[O4] closing time while waiting: told kindly, with lines that are open now', async () => {
  await page.wait();
  page.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
  await page.see(nl.ended.title.signUpEnded);
  await page.see('0800-0113');
  await expectAccessible(page.element);
});

test('times are shown on demand', async () => {
  await page.talk();
  await page.room.say('Hallo');
  await page.see('Hallo');
  const time = new Intl.DateTimeFormat('nl', { timeStyle: 'short' }).format(Date.now());
  expect(page.text).not.toContain(time);
  page.one<HTMLInputElement>('.begin input').click();
  await page.see(time);
});

test('the keyboard can skip to the box', async () => {
  await page.talk();
  page.one('.skip').focus();
  await userEvent.keyboard('{Enter}');
  expect(page.one('textarea').matches(':focus')).toBe(true);
});

test('asks once before a phone number goes out, and leaves the choice', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.later).not.toBeNull());
  await page.send('bel me op 06-12345678');
  await page.see(nlLater.personalData.question(['phone']));
  await page.see('Wij kunnen niemand sturen');
  await expectAccessible(page.element);
  expect(page.room.messages).toHaveLength(0);
  await page.click(nlLater.personalData.edit);
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('bel me op 06-12345678');
  expect(page.one('textarea').matches(':focus')).toBe(true);
  await page.send('mijn adres is Kerkstraat 12, 1234 AB');
  await page.see(nlLater.personalData.question(['address']));
  await page.click(nlLater.personalData.send);
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
  await page.send('en mijn nummer 06-12345678');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(2));
});

test('the helpline’s own lines may be named without a question', async () => {
  await page.talk();
  await vi.waitFor(() => expect(page.element.later).not.toBeNull());
  await page.send('ik heb 0800-0113 gebeld, en op 113.nl gekeken');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(1));
});
