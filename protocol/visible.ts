import * as z from 'zod';

/*
 * Whether the page at the other end can be seen, on every socket: the server misses such a page sooner when it falls silent.
 * It is kept beside the socket alone, and nobody else is told.
 */

/** In a hello. Missing from pages that are older than it, which count as hidden. */
export const helloVisible = { visible: z.boolean().optional() };
/** As soon as it changes. */
export const Visible = z.strictObject({ type: z.literal('visible'), on: z.boolean() });
