/**
 * Runs in a page, and so uses nothing from outside. Lists the boxes to type in, and the messages on the screen, that do not ask
 * a browser to keep them from its services for spelling, suggestions and translation.
 */
export function watched(): string[] {
  const within = (root: ParentNode): Element[] =>
    Array.from(root.querySelectorAll('*')).flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : within(element.shadowRoot)),
    ]);
  const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ':is(textarea, input:not([type]), input[type="text"]):not([readonly], [aria-hidden="true"])': {
      autocomplete: 'off',
      spellcheck: 'false',
      writingsuggestions: 'false',
      autocorrect: 'off',
      translate: 'no',
    },
    'li > .text': { translate: 'no' },
  };
  const elements = within(document);
  return Object.entries(asked).flatMap(([selector, attributes]) =>
    elements
      .filter((element) => element.matches(selector))
      .flatMap((element) =>
        Object.entries(attributes)
          .filter(([name, value]) => element.getAttribute(name) !== value)
          .map(([name]) => `${element.localName}.${element.className} ${name}`),
      ),
  );
}
