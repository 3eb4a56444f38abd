import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server.browser';
import { Chat, type LuisterendOogChat } from 'luisterend-oog-chat/react';
import type { Heard } from './react-page.tsx';

function Page({
  server,
  heard,
  onTag,
}: {
  server: string;
  heard: Heard;
  onTag: (tag: LuisterendOogChat | null) => void;
}) {
  return (
    <Chat
      ref={onTag}
      server={server}
      exitUrl="https://www.nu.nl/"
      onAvailability={({ detail }) => heard.state.push(detail.state)}
      onOpened={() => (heard.opened += 1)}
    >
      <a href={server}>Chat</a>
    </Chat>
  );
}

/** The page as a server sends it. */
export function asSent(server: string): string {
  return renderToString(<Page server={server} heard={{ state: [], opened: 0 }} onTag={() => {}} />);
}

/** Has React take over what the server sent, and render it once more. @returns takes the page away. */
export async function hydrate(
  into: HTMLElement,
  server: string,
  heard: Heard,
  mistakes: unknown[],
): Promise<{ tag: LuisterendOogChat; unmount: () => void }> {
  return new Promise((resolve) => {
    const page = (onTag: (tag: LuisterendOogChat | null) => void) => (
      <Page server={server} heard={heard} onTag={onTag} />
    );
    const root = hydrateRoot(
      into,
      page((tag) => {
        if (tag === null) return;
        root.render(page(() => {}));
        resolve({ tag, unmount: () => root.unmount() });
      }),
      { onRecoverableError: (error) => mistakes.push(error) },
    );
  });
}
