import { nl } from '../locales/nl.ts';
import { dateWords, dayWords, minutesIn } from '../locales/opening-words.ts';
import { ChatPage } from './chat-page.ts';
import { requirePageData } from './page-data.ts';

/** The words for the page's language; Dutch comes along, every other one is fetched. */
async function textsFor(language: 'nl' | 'en') {
  return language === 'en'
    ? (await import('../locales/en.ts')).makeEn({ dateWords, dayWords, minutesIn })
    : nl;
}

function problemHere(): 'unsupported' | 'insecure' | null {
  if (!isSecureContext) return 'insecure';
  return 'subtle' in crypto && 'HTMLDialogElement' in window ? null : 'unsupported';
}

const language = document.documentElement.lang.startsWith('en') ? 'en' : 'nl';
const data = requirePageData();
const texts = await textsFor(language);

/** Made with what it needs; the element in the page only marks its place. */
customElements.define(
  'lo-chat-page',
  class extends ChatPage {
    constructor() {
      super(data, texts, language, problemHere());
    }
  },
);
