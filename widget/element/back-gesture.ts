/** Not in TypeScript's library yet. https://html.spec.whatwg.org/multipage/interaction.html#close-requests-and-close-watchers */
type CloseWatcher = EventTarget & { destroy(): void };
declare const CloseWatcher: (new () => CloseWatcher) | undefined;

/**
 * On a phone "back" folds the panel away, and the conversation goes on. Asked of the browser, not made with an entry in
 * the history: that would stay behind after a quick exit. Where the browser has no such thing, "back" leaves the page and
 * the talk is found again. With a mouse it would only be Escape, which must not close the panel.
 */
export class BackGesture {
  #watcher: CloseWatcher | null = null;

  follow(opened: boolean, close: () => void): void {
    this.#watcher?.destroy();
    this.#watcher = null;
    if (!opened || typeof CloseWatcher === 'undefined' || !matchMedia('(pointer: coarse)').matches) return;
    this.#watcher = new CloseWatcher();
    this.#watcher.addEventListener('close', close);
  }
}
