import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { LuisterendOogChat } from 'luisterend-oog-chat/react';

export type Heard = { state: string[]; opened: number };

/** A page as a site on React 19 would write it: attributes and properties, a listener, a ref. */
function Chat({
  server,
  heard,
  onReady,
}: {
  server: string;
  heard: Heard;
  onReady: (tag: LuisterendOogChat) => void;
}) {
  const [label, setLabel] = useState('Praat met ons');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button id="rename" onClick={() => setLabel('Praat verder')} />
      <button id="toggle" onClick={() => setOpen(!open)} />
      <luisterend-oog-chat
        ref={(tag) => {
          if (tag !== null) onReady(tag);
        }}
        server={server}
        label={label}
        theme="dark"
        exit-url="https://www.nu.nl/"
        open={open}
        onlo-availability={({ detail }) => heard.state.push(detail.state)}
        onlo-opened={() => (heard.opened += 1)}
      >
        <a href={server}>Chat</a>
      </luisterend-oog-chat>
    </>
  );
}

/** @returns takes the page away. */
export function mountReact(
  into: HTMLElement,
  server: string,
  heard: Heard,
): Promise<{ tag: LuisterendOogChat; unmount: () => void }> {
  const root = createRoot(into);
  return new Promise((resolve) => {
    const onReady = (tag: LuisterendOogChat) => resolve({ tag, unmount: () => root.unmount() });
    root.render(<Chat server={server} heard={heard} onReady={onReady} />);
  });
}

/** What the types must refuse. */
export const wrong = [
  // @ts-expect-error -- no such theme
  <luisterend-oog-chat key="1" theme="purple" />,
  // @ts-expect-error -- its detail says nothing
  <luisterend-oog-chat key="2" onlo-opened={({ detail }) => detail.text} />,
  // @ts-expect-error -- a server would write it into the page as an attribute of that name
  <luisterend-oog-chat key="3" exitUrl="https://www.nu.nl/" />,
];
