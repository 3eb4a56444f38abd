import { createElement, useEffect, useImperativeHandle, useRef } from 'react';
import { LuisterendOogChat } from 'luisterend-oog-chat';

export { LuisterendOogChat };

/*
 * React 19 writes the name of a property as it is into a page that a server renders, and attaches no listener to a custom
 * element when it takes such a page over (19.3). So this component writes attributes, and listens by itself.
 */

const EVENTS = {
  onAvailability: 'lo-availability',
  onOpened: 'lo-opened',
  onClosed: 'lo-closed',
  onTalk: 'lo-talk',
};

/** What each tag said before anybody listened: it says it once a page view. */
const said = new WeakMap();
if (typeof document !== 'undefined') {
  document.addEventListener('lo-availability', (event) => said.set(event.composedPath()[0], event));
}

/** The tag, for a page that a server may have rendered. */
export function Chat({ ref, exitUrl, children, ...rest }) {
  const own = useRef(null);
  const heard = useRef(null);
  useImperativeHandle(ref, () => own.current);
  // After each render, because each may bring other functions.
  useEffect(() => {
    const tag = own.current;
    const listening = new AbortController();
    const tell = (name, event) => {
      if (name === 'onAvailability') heard.current = event;
      rest[name]?.(event);
    };
    for (const [name, type] of Object.entries(EVENTS)) {
      tag.addEventListener(type, (event) => tell(name, event), { signal: listening.signal });
    }
    const before = said.get(tag);
    if (before !== undefined && before !== heard.current) tell('onAvailability', before);
    return () => listening.abort();
  });
  const attributes = Object.entries(rest).filter(([name]) => !(name in EVENTS));
  return createElement(
    'luisterend-oog-chat',
    { ...Object.fromEntries(attributes), 'exit-url': exitUrl, ref: own },
    children,
  );
}
