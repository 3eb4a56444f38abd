/** Origin of the chat: what the attribute says, else where this script came from. */
export function serverOf(attribute: string | null): string {
  // A bundler may leave nothing of `import.meta`, and an author anything in the attribute: neither may throw.
  const here = new URL(import.meta.url, location.href);
  try {
    return new URL(attribute ?? here, location.href).origin;
  } catch {
    return here.origin;
  }
}
