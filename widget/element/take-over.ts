import { ReactiveElement } from '@lit/reactive-element';

let taken: HTMLElement | null = null;

/** In the place of HTMLElement before Lit's classes: `super()` answers with the tag that is being taken over. */
function Taken(): HTMLElement {
  return taken ?? Reflect.construct(HTMLElement, [], new.target ?? HTMLElement);
}

/**
 * Makes a tag that is defined, painted and perhaps in use an instance of a Lit class: its private fields and reactive
 * properties are put onto the tag by the constructor, and its prototype becomes that of the class. The registry allows a
 * name one class only, so the tag could not be upgraded a second time by itself.
 */
export function construct<Given>(
  type: { new (given: Given): ReactiveElement; readonly observedAttributes: string[] },
  tag: HTMLElement,
  given: Given,
): void {
  if (Object.getPrototypeOf(ReactiveElement) !== Taken) {
    Object.setPrototypeOf(ReactiveElement, Taken);
    // Whoever asks finds that it still is what the registry names.
    Object.setPrototypeOf(ReactiveElement.prototype, Object.getPrototypeOf(tag) as object);
  }
  // Makes the accessors of the properties, as the registry would.
  void type.observedAttributes;
  Object.setPrototypeOf(tag, type.prototype as object);
  taken = tag;
  try {
    new type(given);
  } finally {
    taken = null;
  }
}
