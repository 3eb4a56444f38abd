/** The attributes that are text, and the properties that go with them: `exitUrl` for `exit-url`. */
export const ATTRIBUTES = ['server', 'theme', 'accent', 'position', 'label', 'exit-url', 'mode'] as const;

const propertyOf = (attribute: string): string =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Gives a class a property for each attribute; null takes the attribute away. */
export function reflect(prototype: HTMLElement): void {
  for (const attribute of ATTRIBUTES) {
    Object.defineProperty(prototype, propertyOf(attribute), {
      get(this: HTMLElement) {
        return this.getAttribute(attribute);
      },
      set(this: HTMLElement, value: string | null | undefined) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/**
 * Lets the method `open` be assigned like the boolean attribute of its name: React and Vue assign whatever name an element
 * has, and would put `true` in the method's place.
 */
export function reflectOpen(prototype: HTMLElement & { open(): void }): void {
  const open: unknown = Reflect.get(prototype, 'open');
  Object.defineProperty(prototype, 'open', {
    get: () => open,
    set(this: HTMLElement, value: unknown) {
      this.toggleAttribute('open', value === '' || Boolean(value));
    },
  });
}

/** Frameworks may have set properties before there were accessors for them. */
export function adoptOwnProperties(element: HTMLElement): void {
  for (const name of [...ATTRIBUTES.map(propertyOf), 'open']) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
