import * as z from 'zod';
import { VolunteerRole } from './staff.ts';

/* What only the demo has. The routes are in endpoints.ts. */

export const DemoSignInBody = z.strictObject({ role: VolunteerRole });
/** The demo site's switch: the state in which the helpline is, or is to be. */
export const DemoHours = z.strictObject({ state: z.enum(['open', 'full', 'signUpEnded', 'closed']) });
export type DemoHours = z.infer<typeof DemoHours>;
