import type { AvailabilityBody } from '../../protocol/http/visitor.ts';

const TIMEOUT_MS = 5_000;
const asking = new Map<string, Promise<AvailabilityBody | null>>();

/**
 * One cacheable question a page view, however many tags ask it at once; those that come later find the answer in the
 * browser's cache. Null when the server can't be reached, stays silent or says something else.
 */
export function askAvailability(server: string): Promise<AvailabilityBody | null> {
  const asked = asking.get(server) ?? ask(server).finally(() => asking.delete(server));
  asking.set(server, asked);
  return asked;
}

async function ask(server: string): Promise<AvailabilityBody | null> {
  try {
    const address = `${server}/api/availability?site=${encodeURIComponent(location.origin)}`;
    const body: unknown = await Promise.race([
      fetch(address, { credentials: 'omit' }).then((answer): Promise<unknown> => answer.json()),
      new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS)),
    ]);
    if (!isBody(body)) return null;
    if (!body.siteListed) {
      // oxlint-disable-next-line no-console -- the one thing the owner of the site has to know
      console.error(
        `luisterend-oog-chat: ${location.origin} is not among the sites that may embed the chat of ${server}.`,
      );
    }
    return body;
  } catch {
    return null;
  }
}

function isBody(body: unknown): body is AvailabilityBody {
  return body instanceof Object && 'availability' in body && 'helpLines' in body;
}
