/** Answers to the same question can overtake each other. Drops each that was asked for before one that has been used. */
export class InOrder {
  #asked = 0;
  #used = 0;

  async use<T>(answer: Promise<T>, use: (value: T) => void | Promise<void>): Promise<void> {
    const number = (this.#asked += 1);
    const value = await answer;
    if (number < this.#used) return;
    this.#used = number;
    await use(value);
  }
}
