import type { Availability, AvailabilityBody, ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';

/** `site`: the origin for which this page was made, or null. Only a listed one may frame it, as its policy says. */
export type PageData = ChatPageData & { site: string | null };

const RETRY_MS = 2_000;

/** What the server knows, until it answers. The page asks for this very address by a preload, before this script is there. */
export async function loadPageData(language: Language): Promise<PageData> {
  for (;;) {
    try {
      const value: unknown = await (await fetch(`/api/chat-page?lang=${language}`)).json();
      const site = new URLSearchParams(location.search).get('site');
      if (isAvailabilityBody(value)) return { ...(value as AvailabilityBody & ChatPageData), site };
    } catch {
      // Lost on the way; meanwhile the page shows help lines, or the site around it does.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
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
