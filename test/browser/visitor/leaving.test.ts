import { expect, test, vi } from 'vitest';
import { SignUpAnswer } from '../../../protocol/http/visitor.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { ROOM } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[C9] who leaves at once while signing up leaves nothing in the tab, and takes no place', async () => {
  await page.load();
  const asked = Promise.withResolvers<(response: Response) => void>();
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => asked.resolve(resolve)));
  await page.signUp();
  const answer = await asked.promise;
  expect(sessionStorage.getItem('lo-ticket')).not.toBeNull();
  page.element.conversation.sayGoodbye();
  answer(Response.json(SignUpAnswer.parse({ outcome: 'admitted', roomId: ROOM })));
  await vi.waitFor(() => expect(page.room.beacons.join()).toContain(ROOM));
  expect(page.room.beacons[0]).toBe('/api/exit');
  expect(sessionStorage.getItem('lo-ticket')).toBeNull();
  expect(page.text).toContain(nl.start.submit);
});
