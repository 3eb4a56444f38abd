import type { Availability, AvailabilityBody, ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';

export type PageData = ChatPageData & {
  /** The origin for which this page was made, or null. Only a listed one may frame it, as its policy says. */
  site: string | null;
  /** The visitor chose in the form to be under 18. It stays here, and only decides which lines come first. */
  under18: boolean;
};

/** What decides which lines somebody sees, and in which order. */
export type LinesData = Pick<PageData, 'helpLines' | 'under18'>;

const RETRY_MS = 2_000;

/** What the server knows, until it answers. The page asks for this very address by a preload, before this script is there. */
export async function loadPageData(language: Language): Promise<PageData> {
  for (;;) {
    try {
      const value: unknown = await (await fetch(`/api/chat-page?lang=${language}`)).json();
      const site = new URLSearchParams(location.search).get('site');
      if (isAvailabilityBody(value))
        return { ...(value as AvailabilityBody & ChatPageData), site, under18: false };
    } catch {
      // Lost on the way; meanwhile the page shows help lines, or the site around it does.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Asks once more whether one may come in, in the page's language; null when the server can't be reached. */
export async function fetchAvailability(): Promise<AvailabilityBody | null> {
  try {
    const { lang } = document.documentElement;
    const body: unknown = await (await fetch(`/api/availability?lang=${lang}`)).json();
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
  return isRecord(value) && isAvailability(value['availability']) && areLines(value['helpLines']);
}

/** False for the lines of a server, or of a cache, that knows of no channels yet: it soon says something else. */
function areLines(value: unknown): boolean {
  return Array.isArray(value) && value.every((line) => isRecord(line) && Array.isArray(line['channels']));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
