import { stripVTControlCharacters } from 'node:util';
import { formatMessages, type Message } from 'esbuild';

/** esbuild's errors are data that it formats; those of the chat's bundler hold their own explanation. */
export async function explain(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error);
  if ('errors' in error && isFromEsbuild(error.errors)) {
    return (await formatMessages(error.errors, { kind: 'error', color: false })).join('');
  }
  return stripVTControlCharacters(error.message);
}

function isFromEsbuild(errors: unknown): errors is Message[] {
  return Array.isArray(errors) && errors.every((each: object) => 'location' in each);
}
