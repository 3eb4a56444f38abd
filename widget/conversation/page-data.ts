import type { Availability, AvailabilityBody, ChatPageData } from '../../protocol/http/visitor.ts';

/** What the server wrote into the page. @throws when it is not there: then this is not our page. */
export function requirePageData(): ChatPageData {
  const value: unknown = JSON.parse(document.getElementById('lo-data')?.textContent ?? 'null');
  if (isRecord(value) && 'retentionWeeks' in value && isAvailabilityBody({ siteListed: true, ...value })) {
    return value as AvailabilityBody & ChatPageData;
  }
  throw new Error('The page lacks its data');
}

/** Asks once more whether one may come in; null when the server can't be reached. */
export async function fetchAvailability(): Promise<AvailabilityBody | null> {
  try {
    const body: unknown = await (await fetch('/api/availability')).json();
    return isAvailabilityBody(body) ? body : null;
  } catch {
    return null;
  }
}

export function isAvailability(value: unknown): value is Availability {
  return (
    isRecord(value) &&
    typeof value['state'] === 'string' &&
    ['open', 'full', 'signUpEnded', 'closed'].includes(value['state'])
  );
}

function isAvailabilityBody(value: unknown): value is AvailabilityBody {
  return isRecord(value) && isAvailability(value['availability']) && Array.isArray(value['helpLines']);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
