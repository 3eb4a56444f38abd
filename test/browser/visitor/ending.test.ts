import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

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
  page.room.lose();
  await page.click(nl.talk.end);
  await page.click(nl.talk.endYes);
  expect(page.room.of('end')).toHaveLength(0);
  page.room.reconnect();
  await vi.waitFor(() => expect(page.room.of('end')).toHaveLength(1));
});

test('[C4] [K2] the evaluation: sealed whole, its scores beside that, and neither key nor token stays in the tab', async () => {
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
  const scores = { feltHeard: 4, comeBack: true, wait: null, siteClear: null };
  expect(evaluation?.scores).toEqual(scores);
  if (!evaluation?.text) throw new Error('no text');
  expect((await page.room.open('evaluation', evaluation.text)).body).toEqual({
    scores,
    text: 'Fijn gesprek',
  });
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'done' });
  await page.see(nlLater.endedText.thanks);
  expect(sessionStorage.length).toBe(0);
});

test('[K2] an evaluation in which nothing is typed is sealed too', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.feltHeard);
  await userEvent.click(page.one('[name=feltHeard][value="2"]'));
  await page.click(nl.composer.send);
  await vi.waitFor(() => expect(page.room.of('evaluate')).toHaveLength(1));
  const [evaluation] = page.room.of('evaluate');
  if (!evaluation?.text) throw new Error('not sealed');
  const scores = { feltHeard: 2, comeBack: null, wait: null, siteClear: null };
  expect((await page.room.open('evaluation', evaluation.text)).body).toEqual({ scores, text: '' });
});

test('[C5] an evaluation that asks to be called back is asked about: nobody can', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.feltHeard);
  const text = 'Bel me terug op 06 12345678';
  await page.write(text);
  await page.click(nl.composer.send);
  await page.see('Wij kunnen niemand terugbellen.');
  await expectAccessible(page.element);
  expect(page.room.of('evaluate')).toEqual([]);
  await page.click(nlLater.personalData.edit);
  await page.seeNot('Wij kunnen niemand terugbellen.');
  expect(page.element.shadowRoot?.activeElement).toBe(page.one('textarea'));
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe(text);

  await page.write('Mail robin@host.example');
  await page.click(nl.composer.send);
  await page.see(nlLater.personalData.question(['email']));
  await page.write('Mail robin@host.example, of niet');
  await page.seeNot(nlLater.personalData.question(['email']));

  await page.write('Mijn rekening is NL91 ABNA 0417 1643 00');
  await page.click(nl.composer.send);
  await page.see(nlLater.personalData.question(['iban']));
  await page.click(nlLater.personalData.send);
  await vi.waitFor(() => expect(page.room.of('evaluate')).toHaveLength(1));
});

test('[C4] the evaluation may be skipped, and the talk read back', async () => {
  await page.talk();
  await page.send('Om terug te lezen');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'open' });
  await page.see(nlLater.evaluation.feltHeard);
  await page.click(nlLater.evaluation.skip);
  expect(page.room.of('skipEvaluation')).toHaveLength(1);
  await page.seeNot(nlLater.evaluation.feltHeard);
  expect(sessionStorage.length).toBe(0);
  await page.click(nlLater.reread);
  await page.see('Om terug te lezen');
  await expectAccessible(page.element);
  await page.click(nlLater.rereadDone);
  await page.see(nlLater.endedTitle.visitor);
});

test('[C4] [K3] the talk can be read back as long as the page stands, which says so; a reload forgets it', async () => {
  await page.talk();
  await page.send('Om terug te lezen');
  await page.room.say('Ik heb het gelezen.');
  await page.see('Ik heb het gelezen.');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'none' });
  await page.see(nlLater.reread);
  await page.click(nlLater.reread);
  await page.see('Om terug te lezen');
  await page.see('Ik heb het gelezen.');
  expect(page.one('p.begin').textContent).toContain(nlLater.rereadUntil);
  await expectAccessible(page.element);
  await page.click(nlLater.rereadDone);
  expect(sessionStorage.length).toBe(0);
  await page.load();
  await page.see(nl.start.title);
});

test('[C4] starting again takes away what could be read back', async () => {
  await page.talk();
  await page.send('Om terug te lezen');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'none' });
  await page.see(nlLater.reread);
  await page.click(nl.startAgain);
  await page.see(nl.start.title);
  expect(page.element.conversation.messages).toEqual([]);
});

test('[C4] what did not arrive before the end is said, and can be copied', async () => {
  await page.talk();
  await page.send('Dit kwam aan');
  await page.see(nl.messages.sent);
  page.room.obey = async () => {};
  await page.send('Dit niet');
  await page.send('En dit ook niet');
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'none' });
  await page.see(nlLater.unsent.title);
  expect(page.one('.written').textContent).toBe('Dit niet\n\nEn dit ook niet');
  await expectAccessible(page.element);
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.click(nlLater.unsent.copy);
  await page.see(nlLater.unsent.copied);
  expect(copy).toHaveBeenCalledWith('Dit niet\n\nEn dit ook niet');
  copy.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await page.click(nlLater.unsent.copy);
  await page.see(nlLater.unsent.selected);
});

test('[C4] of a talk in which all arrived nothing is said to be missing', async () => {
  await page.talk();
  await page.send('Dit kwam aan');
  await page.see(nl.messages.sent);
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'none' });
  await page.see(nlLater.reread);
  expect(page.text).not.toContain(nlLater.unsent.title);
});

test('[C4] [R1] of a talk that is erased nothing stays to be read back', async () => {
  await page.talk();
  await page.send('Niet om terug te lezen');
  page.room.show({ phase: 'ended', by: 'removed', evaluation: 'none' });
  await page.see(nlLater.endedTitle.removed);
  expect(sessionStorage.length).toBe(0);
  expect(page.text).not.toContain(nlLater.reread);
});

test('[C9] the way out takes the ended talk along', async () => {
  await page.talk();
  await page.send('Weg ermee');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'none' });
  await page.see(nlLater.reread);
  page.element.data.exitUrl = '#gone';
  await page.click(nl.exit);
  expect(sessionStorage.length).toBe(0);
});

test('[C4] an evaluation without a connection stays in the form', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'open' });
  await page.see(nlLater.evaluation.title);
  page.room.lose();
  await page.write('Nog dit');
  await page.click(nl.composer.send);
  await page.see(nl.start.problems.network);
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('Nog dit');
  page.room.reconnect();
  await page.seeNot(nl.start.problems.network);
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('Nog dit');
});

test('after the evaluation’s time the page still says how it ended', async () => {
  await page.talk();
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.evaluation.title);
  page.room.socket.drop(CLOSE.gone.code);
  await page.seeNot(nlLater.evaluation.title);
  await page.see(nlLater.endedTitle.volunteer);
});
