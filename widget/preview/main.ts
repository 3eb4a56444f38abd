import type { ChatPageData } from '../../protocol/http/visitor.ts';
import { PREVIEW_READY, type PreviewMessage } from '../../protocol/preview.ts';
import { languages } from '../locales/languages.ts';
import { nl } from '../locales/nl.ts';
import { PreviewPage } from './preview-page.ts';

/** Shows what the console around this frame hands over, each time anew. Nobody else is listened to. */
async function show(message: PreviewMessage<ChatPageData>): Promise<void> {
  const { language } = message;
  const texts = language === 'nl' ? nl : await languages[language].texts();
  document.documentElement.lang = language;
  const name = `lo-preview-${(shown += 1)}`;
  customElements.define(
    name,
    class extends PreviewPage {
      constructor() {
        super(message, texts);
      }
    },
  );
  document.body.replaceChildren(document.createElement(name));
}

let shown = 0;

addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== parent || !isPreview(data)) return;
  void show(data);
});
parent.postMessage(PREVIEW_READY, location.origin);

function isPreview(data: unknown): data is PreviewMessage<ChatPageData> {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'lo-preview';
}
