import type { AvailabilityBody, HelpLine } from '../../protocol/http/visitor.ts';

/** The helpline's own list, which only an open panel needs. Empty when the server can't be reached. */
export async function askHelpLines(server: string): Promise<HelpLine[]> {
  try {
    const answer = await fetch(`${server}/api/availability`, { credentials: 'omit' });
    const body = (await answer.json()) as Partial<AvailabilityBody>;
    return Array.isArray(body.helpLines) ? body.helpLines : [];
  } catch {
    return [];
  }
}
