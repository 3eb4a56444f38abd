type Turns = {
  /** It is left, and the browser keeps it as it is for "back". */
  kept: () => void;
  /** And there it is again. */
  back: () => void;
};

/** Follows the page as it is kept for "back" and comes back, until the signal. */
export function followKept(signal: AbortSignal, { kept, back }: Turns): void {
  addEventListener('pagehide', ({ persisted }) => persisted && kept(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && back(), { signal });
}
