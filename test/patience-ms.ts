/** How long a test waits for what should happen, at most; long enough for a machine whose cores are taken. */
export const PATIENCE_MS = 20_000;
