/** Runs one step after another. One that fails keeps no other from being run: what a browser lacks must hold nobody back who leaves. */
export function inTurn(...steps: readonly (() => unknown)[]): void {
  for (const step of steps) {
    try {
      step();
    } catch {
      // There is nobody left to tell.
    }
  }
}
