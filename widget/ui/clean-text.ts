// Control characters but tab and newline, and the bidirectional overrides that can make text read as something else.
// oxlint-disable-next-line no-control-regex -- the control characters are what it is about
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Text as people may send and be shown it: plain, one kind of line break, nothing invisible that misleads. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWANTED, '');
}
