import { expect } from 'vitest';
import { ChatPageData } from '../../../protocol/http/visitor.ts';
import { call } from './staff-app.ts';

/** A page as a browser gets it that follows a link. */
export const htmlOf = async (path: string): Promise<string> =>
  await (await call(path, { origin: null })).text();

/** What the chat's page asks for in this language. */
export async function dataFor(language = 'nl'): Promise<ChatPageData> {
  const response = await call(`/api/chat-page?lang=${language}`);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return ChatPageData.parse(await response.json());
}
