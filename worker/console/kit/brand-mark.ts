import { html } from 'lit';

/** Two speech balloons that lean together: the one who tells and the one who listens. Decorative. */
export const brandMark = html`<svg width="28" height="28" viewBox="0 0 28 28" fill="none" aria-hidden="true">
  <path
    d="M11 4.500C6.300 4.500 2.500 7.700 2.500 11.700c0 2.200 1.200 4.200 3 5.500l-.7 3.800 3.900-2.300c.7.200 1.500.200 2.300.200 4.700 0 8.500-3.200 8.500-7.200S15.700 4.500 11 4.500Z"
    fill="currentColor"
  />
  <path
    d="M21.600 11.600c2.300 1.100 3.900 3.100 3.900 5.500 0 1.800-.9 3.400-2.400 4.600l.5 3-3.100-1.800c-.6.100-1.100.100-1.700.100-2.700 0-5.100-1.200-6.300-3"
    stroke="currentColor"
    stroke-width="1.800"
    stroke-linejoin="round"
    stroke-linecap="round"
  />
</svg>`;
