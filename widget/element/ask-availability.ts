import type { AvailabilityBody } from '../../protocol/http.ts';

/** One cacheable question a page view; null when the server can't be reached or says something else. */
export async function askAvailability(server: string): Promise<AvailabilityBody | null> {
  try {
    const address = `${server}/api/availability?site=${encodeURIComponent(location.origin)}`;
    const body: unknown = await (await fetch(address, { credentials: 'omit' })).json();
    return isBody(body) ? body : null;
  } catch {
    return null;
  }
}

function isBody(body: unknown): body is AvailabilityBody {
  return typeof body === 'object' && body !== null && 'availability' in body && 'lines' in body;
}
