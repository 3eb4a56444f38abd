import { createApp, h, nextTick, ref, type App, type Ref } from 'vue';
import type {
  LuisterendOogChat,
  LuisterendOogChatAttributes,
  LuisterendOogChatEventMap,
} from 'luisterend-oog-chat/vue';

export type Heard = { state: string[]; opened: number };
type Mounted = {
  tag: LuisterendOogChat;
  label: Ref<string>;
  open: Ref<boolean>;
  app: App;
  nextTick: typeof nextTick;
};

/** A page as a site on Vue 3 would have it compiled from its template. */
export async function mountVue(into: HTMLElement, server: string, heard: Heard): Promise<Mounted> {
  const label = ref('Praat met ons');
  const open = ref(false);
  const attributes: LuisterendOogChatAttributes = { server, theme: 'dark', 'exit-url': 'https://www.nu.nl/' };
  const app = createApp({
    render: () =>
      h('luisterend-oog-chat', {
        ...attributes,
        label: label.value,
        open: open.value,
        onLoAvailability: ({ detail }: LuisterendOogChatEventMap['lo-availability']) =>
          heard.state.push(detail.state),
        onLoOpened: () => (heard.opened += 1),
      }),
  });
  app.mount(into);
  await nextTick();
  const tag = into.querySelector('luisterend-oog-chat');
  if (tag === null) throw new Error('not mounted');
  return { tag, label, open, app, nextTick };
}
