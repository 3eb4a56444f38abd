/** Constructed sheets need no permission of a host's content policy; browsers before 2023 get a style element. */
export function adoptStyles(root: ShadowRoot, styles: string): void {
  if ('replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    const element = document.createElement('style');
    element.textContent = styles;
    root.append(element);
  }
}
