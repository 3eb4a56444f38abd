/* The demo's own strip above the page: what to do next, and a switch for the opening hours. No site needs this. */

const host = document.querySelector('aside.demo');
// In a shadow root, where the styles of the example around it do not reach.
const strip = host.shadowRoot;
const { server } = host.dataset;
for (const link of strip.querySelectorAll('nav a')) {
  if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
}
const hours = strip.querySelector('.demo-hours');
const step = strip.querySelector('[data-step]');
hours.hidden = false;
const problem = strip.querySelector('[data-problem]');
const availabilityAddress = `${server}/api/availability?site=${encodeURIComponent(location.origin)}`;

const STEPS = {
  open: (nobodyOnDuty) =>
    nobodyOnDuty
      ? 'Open de console in een tweede tab, ga verder als demovrijwilliger en zet jezelf op Beschikbaar. Begin daarna hier rechtsonder een chat.'
      : 'Er is een vrijwilliger beschikbaar. Begin hier rechtsonder een chat, en neem het gesprek aan in de console.',
  full: () => 'De wachtrij is vol: open de chat en lees wat een bezoeker dan ziet.',
  signUpEnded: () =>
    'Aanmelden kan niet meer, het is het laatste half uur: open de chat en lees wat een bezoeker dan ziet.',
  closed: () => 'De chat is gesloten: open hem en lees wat een bezoeker dan ziet.',
};

async function show() {
  const answer = await fetch(availabilityAddress, { cache: 'reload' });
  const { availability } = await answer.json();
  const current = hours.querySelector(`[value="${availability.state}"]`);
  if (current !== null && !hours.disabled) current.checked = true;
  const text = STEPS[availability.state](availability.nobodyOnDuty === true);
  if (step.textContent !== text) step.textContent = text;
  problem.textContent = '';
}

async function refresh() {
  try {
    await show();
  } catch {
    problem.textContent = `De server op ${server} antwoordt niet. Draait npm start nog?`;
  }
}

hours.addEventListener('change', async (event) => {
  hours.disabled = true;
  try {
    const answer = await fetch(`${server}/api/demo/hours`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: event.target.value }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    // The browser keeps the last answer for some seconds; this replaces it, so that the launcher starts with the new one.
    await fetch(availabilityAddress, { cache: 'reload' });
    location.reload();
  } catch {
    hours.disabled = false;
    problem.textContent = 'Omzetten lukte niet.';
    await refresh();
  }
});

await refresh();
setInterval(refresh, 5_000);
