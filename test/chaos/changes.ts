/** Something that may be waited for: whoever changes says so, and whoever waits looks again. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  changed(): void {
    for (const look of this.#waiting) look();
  }

  /** @returns whether it came to be; false when nothing changed for so long before it did, or ten times as long passed. */
  async until(holds: () => boolean, patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (came: boolean) => {
        clearTimeout(quiet);
        clearTimeout(longest);
        this.#waiting.delete(look);
        resolve(came);
      };
      const look = () => {
        if (holds()) finish(true);
        else quiet.refresh();
      };
      const quiet = setTimeout(() => finish(false), patienceMs);
      const longest = setTimeout(() => finish(false), 10 * patienceMs);
      this.#waiting.add(look);
      look();
    });
  }
}
