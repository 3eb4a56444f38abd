/**
 * The page as a screen reader has it: without shadow roots, each slot filled. Kept in step change by change, and node for
 * node, so that a reader of live regions sees exactly what was added, and nothing else.
 */
export class Flattened {
  readonly element = document.createElement('div');
  readonly #twins = new Map<Node, Node>();
  readonly #observer = new MutationObserver((records) => this.#follow(records));
  readonly #source: Element;

  constructor(source: Element) {
    this.#source = source;
    this.#fill(this.element, [source]);
    document.body.append(this.element);
  }

  close(): void {
    this.#observer.disconnect();
    this.element.remove();
  }

  #follow(records: MutationRecord[]): void {
    for (const { type, target, attributeName } of records) {
      const twin = this.#twins.get(target instanceof ShadowRoot ? target.host : target);
      const text = target.textContent ?? '';
      if (type === 'characterData' && twin instanceof Text && twin.data !== text) twin.data = text;
      if (type === 'attributes' && target instanceof Element && twin instanceof Element) {
        copyAttribute(target, twin, attributeName ?? '');
      }
      if (type === 'childList') this.#refill(target);
    }
    for (const [node, twin] of this.#twins) if (node instanceof HTMLElement) hideLike(node, twin);
  }

  /** What is shown inside a node may have changed: the children of it, or of the slot they go into. */
  #refill(target: Node): void {
    const holder = target instanceof ShadowRoot ? target.host : target;
    const twin = this.#twins.get(holder);
    if (twin === undefined) return;
    this.#fill(twin, childrenOf(holder));
    if (holder instanceof Element && holder.shadowRoot !== null) {
      for (const slot of holder.shadowRoot.querySelectorAll('slot')) this.#refill(slot);
    }
  }

  #fill(twin: Node, children: Node[]): void {
    const wanted = children.flatMap((child) => this.#twinOf(child) ?? []);
    for (const present of [...twin.childNodes]) {
      if (!wanted.includes(present)) twin.removeChild(present);
    }
    for (const [index, child] of wanted.entries()) {
      const present = twin.childNodes[index] ?? null;
      if (present !== child) twin.insertBefore(child, present);
    }
  }

  #twinOf(node: Node): Node | null {
    const known = this.#twins.get(node);
    if (known !== undefined) return known;
    if (node instanceof Text) {
      const twin = document.createTextNode(node.data);
      this.#twins.set(node, twin);
      this.#observer.observe(node, { characterData: true });
      return twin;
    }
    if (!(node instanceof HTMLElement) || node instanceof HTMLStyleElement) return null;
    // The name of a component would make it anew.
    const twin = document.createElement(
      node.localName.includes('-') || node.localName === 'slot' ? 'div' : node.localName,
    );
    this.#twins.set(node, twin);
    for (const { name } of node.attributes) copyAttribute(node, twin, name);
    hideLike(node, twin);
    const watched = { childList: true, attributes: true, characterData: true, subtree: true };
    if (node === this.#source) this.#observer.observe(node, watched);
    if (node.shadowRoot !== null) this.#observer.observe(node.shadowRoot, watched);
    const fill = () => this.#fill(twin, childrenOf(node));
    // Browsers ask what was added whether it is live, this reader asks what it was added to. So what is not comes in
    // empty, and what then happens in it is told to nobody. (A log that is off for a moment comes with what is in it.)
    if (node.ariaLive === 'off' && node.role !== 'log') setTimeout(fill);
    else fill();
    return twin;
  }
}

function childrenOf(node: Node): Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes({ flatten: true });
    return assigned.length > 0 ? assigned : [...node.childNodes];
  }
  return [...(node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node).childNodes];
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  else if (name !== 'style' && value !== to.getAttribute(name)) to.setAttribute(name, value);
}

/** Its styles are not here: what they hide is hidden by attribute. So is what is folded away, which this reader would read. */
function hideLike(node: HTMLElement, twin: Node): void {
  if (!(twin instanceof HTMLElement)) return;
  const gone = getComputedStyle(node).display === 'none' && node.localName !== 'dialog';
  const hidden = gone || node.matches('details:not([open]) > :not(summary)');
  if (twin.hidden !== hidden) twin.hidden = hidden;
}
