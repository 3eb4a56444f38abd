import { languageOf } from '../../protocol/languages.ts';
import { languages } from '../locales/languages.ts';
import { nl } from '../locales/nl.ts';
import { ChatPage } from './chat-page.ts';
import { loadPageData } from './page-data.ts';

function problemHere(): 'unsupported' | 'insecure' | null {
  if (!isSecureContext) return 'insecure';
  return 'subtle' in crypto && 'HTMLDialogElement' in window ? null : 'unsupported';
}

/** Not with an await of the module itself: a language's file imports from this one, and would wait for it for ever. */
async function begin(): Promise<void> {
  let language = languageOf(document.documentElement.lang);
  const [data, texts] = await Promise.all([
    loadPageData(language),
    languages[language].texts().catch(() => {
      // Better in Dutch than not at all; its voice must be Dutch then, and so must all that comes later.
      document.documentElement.lang = language = 'nl';
      return nl;
    }),
  ]);
  // The script's evaluation and the first drawing are two tasks: on a slow phone each holds up what the visitor does.
  await new Promise((resolve) => setTimeout(resolve));
  /** Made with what it needs; the element in the page only marks its place. */
  customElements.define(
    'lo-chat-page',
    class extends ChatPage {
      constructor() {
        super(data, texts, language, problemHere());
      }
    },
  );
}

void begin();
