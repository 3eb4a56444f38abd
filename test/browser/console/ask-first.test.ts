import { describe, expect, test, vi } from 'vitest';
import { Envelope } from '../../../protocol/sealed.ts';
import { click, expectAccessible, find, focused, screenText, see } from './console-page.ts';
import { withTalk, write } from './open-talk.ts';
import { COMMON } from '../../../worker/console/kit/common-texts.ts';
import { TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();

describe('what could tell who somebody is', () => {
  test('[C5] holds back what could tell who somebody is, until it is changed or twice confirmed', async () => {
    const room = await page.talk();
    const inBox = async () => (await find('lo-composer textarea, textarea')) as HTMLTextAreaElement;
    await write('Bel me gerust op 06 12345678, of mail naar robin@host.example');
    await see('Dit lijkt op een telefoonnummer en een e-mailadres.');
    await expectAccessible();
    expect(room.last('message')).toBeUndefined();
    await click('wa-button', TALK.guard.edit);
    expect((await inBox()).value).toContain('06 12345678');
    expect(screenText()).not.toContain('Dit lijkt op');

    await write('Bel me gerust op 06 12345678');
    await see('Dit lijkt op een telefoonnummer.');
    await click('wa-button', TALK.guard.send);
    await see(TALK.guard.sureBody);
    await expectAccessible();
    await click('wa-button', COMMON.cancel);
    expect(room.last('message')).toBeUndefined();
    await click('wa-button', TALK.guard.send);
    await click('wa-button', TALK.guard.sure);
    const sent = await vi.waitFor(() => Envelope.parse(room.last('message')?.['envelope']));
    expect(await page.visitor.read('volunteer', 'message', sent)).toEqual({
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
    const room = await page.talk();
    await write('Ik ben op instagram @robin.echt');
    await see('Dit lijkt op een naam op sociale media.');
    await write('Ik ben er voor je.');
    await vi.waitFor(() => expect(room.last('message')).toBeDefined());
    expect(screenText()).not.toContain('Dit lijkt op');
  });

  test("the helpline's own phone numbers and sites may be named", async () => {
    const room = await page.talk();
    await write('Bel De Luisterlijn op 088 0767 000, of kijk op https://deluisterlijn.nl/chat');
    await vi.waitFor(() => expect(room.last('message')).toBeDefined());
    expect(screenText()).not.toContain('Dit lijkt op');
  });
});
