import type { SignUpBody } from '../../protocol/http/visitor.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { isAvailability, isRecord } from './page-data.ts';
import type { SignUpOutcome } from './session-types.ts';

const PAUSES_MS = [400, 1_600];

/**
 * Asks for a place. The id makes it safe to ask again: a request whose answer got lost takes no second place.
 * A network that fails is tried three times in all.
 */
export async function signUp(body: Omit<SignUpBody, 'version'>): Promise<SignUpOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await ask({ version: PROTOCOL_VERSION, ...body });
    const pauseMs = PAUSES_MS[attempt];
    if (outcome !== null) return outcome;
    if (pauseMs === undefined) return { outcome: 'problem', problem: 'network' };
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function ask(body: SignUpBody): Promise<SignUpOutcome | null> {
  try {
    const response = await fetch('/api/sign-up', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 426) return { outcome: 'problem', problem: 'version' };
    const answer: unknown = await response.json();
    if (!isRecord(answer)) return null;
    const { outcome, roomId, availability } = answer;
    if (outcome === 'admitted' && typeof roomId === 'string') return { outcome, roomId };
    return outcome === 'refused' && isAvailability(availability) ? { outcome, availability } : null;
  } catch {
    return null;
  }
}
