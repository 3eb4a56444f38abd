/*
 * What a nosy page, its analytics and its session recorder can see. Runs before anything else, keeps all of it in
 * `hostileLog`, and shows the last of it. The chat's own page is out of its reach; a test types there and looks here.
 */

const STYLES = ['reset', 'unset', 'bootstrap', 'rtl', 'huge', 'transform'];
const wanted = new URLSearchParams(location.search).get('css') ?? 'all';
const chosen = wanted === 'all' ? STYLES : STYLES.filter((name) => name === wanted);
document.documentElement.classList.add('hostile', ...chosen);

window.hostileLog = [];
function note(kind, ...seen) {
  window.hostileLog.push([kind, ...seen.map(describe)].join(' '));
  show();
}

function describe(value) {
  if (value instanceof Node) return value.outerHTML ?? value.textContent ?? value.nodeName;
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

let due = false;
function show() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    const log = document.querySelector('.log')?.shadowRoot;
    if (!log) return;
    log.querySelector('[data-count]').textContent = String(window.hostileLog.length);
    const pre = log.querySelector('pre');
    pre.textContent = window.hostileLog.slice(-60).join('\n');
    pre.scrollTop = pre.scrollHeight;
  });
}

const EVENTS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'change',
  'paste',
  'copy',
  'cut',
  'focusin',
];
EVENTS.push('compositionupdate', 'selectionchange', 'submit', 'click', 'pointerdown', 'message', 'storage');
for (const name of EVENTS) {
  window.addEventListener(
    name,
    (event) => {
      const target = event.composedPath()[0];
      note(name, event.key ?? '', event.data ?? '', target?.value ?? '', target?.localName ?? '');
    },
    true,
  );
}

function watch(root) {
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (target.closest?.('aside.demo, .log')) continue;
      note(
        `mutation ${type}`,
        attributeName ?? '',
        target.getAttribute?.(attributeName) ?? '',
        ...addedNodes,
      );
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}
watch(document);

// Shadow roots, also closed ones: whoever comes first can open them all.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function open(options) {
  const root = attachShadow.call(this, { ...options, mode: 'open' });
  watch(root);
  return root;
};

const { fetch } = window;
window.fetch = (...args) => {
  note('fetch', ...args);
  return fetch(...args);
};
for (const name of ['getItem', 'setItem']) {
  const original = Storage.prototype[name];
  Storage.prototype[name] = function spied(...args) {
    const result = original.apply(this, args);
    note(`storage ${name}`, ...args, result ?? '');
    return result;
  };
}
const { dispatchEvent } = EventTarget.prototype;
EventTarget.prototype.dispatchEvent = function spied(event) {
  note('event', event.type, event.detail ?? '');
  return dispatchEvent.call(this, event);
};

// And a peek into every frame, again and again.
setInterval(() => {
  for (const element of document.querySelectorAll('luisterend-oog-chat')) {
    const frame = element.shadowRoot?.querySelector('iframe');
    if (!frame) continue;
    try {
      note('peek', frame.contentDocument, frame.contentWindow.document.body.innerText);
    } catch (error) {
      note('peek', error.name);
    }
  }
}, 1_000);
