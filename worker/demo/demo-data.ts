/**
 * Shared by the demo's seed script and its routes. Only the demo's branch of the Worker reaches this file: a
 * production build does not contain it (test/domain/production-bundle.test.ts).
 */
export const DEMO_IDS = { volunteer: 'demo-volunteer', coordinator: 'demo-coordinator' } as const;

/** Opens the demo's review key. No secret: it protects nothing but made-up conversations on one's own machine. */
export const DEMO_RECOVERY_CODE = 'DEM0-DEM0-DEM0-DEM0-DEM0-DEM0-DE0Z';

/** Why the demo site is closed today, when its switch says so. */
export const DEMO_CLOSED_REASON = 'wegens een scholingsdag (dit is de demo)';
