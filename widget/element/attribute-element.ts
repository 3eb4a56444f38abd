/**
 * A custom element whose properties are its attributes, drawn again once after any number of changes. Lit's own base
 * would be a third of what the host page may have to load.
 */
export abstract class AttributeElement extends HTMLElement {
  #due = false;

  protected abstract draw(): void;

  /** Frameworks may have set properties before there were accessors for them. */
  connectedCallback(): void {
    for (const name of propertiesOf(this)) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.requestDraw();
  }

  attributeChangedCallback(): void {
    this.requestDraw();
  }

  protected requestDraw(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.draw();
    });
  }
}

const PROPERTIES = new WeakMap<object, readonly string[]>();

function propertiesOf(element: AttributeElement): readonly string[] {
  return PROPERTIES.get(element.constructor) ?? [];
}

/** Gives a class a text property for each attribute, `exitUrl` for `exit-url`; null takes the attribute away. */
export function reflect(type: typeof AttributeElement, attributes: readonly string[]): void {
  const names = attributes.map((attribute) =>
    attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  PROPERTIES.set(type, names);
  for (const [index, attribute] of attributes.entries()) {
    Object.defineProperty(type.prototype, names[index] ?? attribute, {
      get(this: AttributeElement) {
        return this.getAttribute(attribute);
      },
      set(this: AttributeElement, value: string | null | undefined) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/**
 * Lets a method be assigned like the boolean attribute of its name: React and Vue assign whatever name an element has,
 * and would put `true` in the method's place.
 */
export function reflectSwitch(type: typeof AttributeElement, name: string): void {
  const method: unknown = Reflect.get(type.prototype, name);
  PROPERTIES.set(type, [...(PROPERTIES.get(type) ?? []), name]);
  Object.defineProperty(type.prototype, name, {
    get: () => method,
    set(this: AttributeElement, value: string | null | undefined) {
      this.toggleAttribute(name, value === '' || Boolean(value));
    },
  });
}

/** Constructed sheets need no permission of a host's content policy; browsers before 2023 get a style element. */
export function adopt(root: ShadowRoot, styles: string): void {
  if ('replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } else {
    const element = document.createElement('style');
    element.textContent = styles;
    root.append(element);
  }
}
