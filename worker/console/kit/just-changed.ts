import { html } from 'lit';

/** Where somebody else has changed what one was changing too. */
export const JUST_CHANGED = {
  /** Null: nobody at a console did, or nobody who is known here. */
  by: (alias: string | null) =>
    alias === null ? 'Dit is net gewijzigd, niet in de console' : `${alias} heeft dit net gewijzigd`,
  now: 'Nu',
  yours: 'Van jou',
  takeTheirs: 'Neem wat er nu staat',
  keepMine: 'Houd wat van mij is',
} as const;

const texts = JUST_CHANGED;

/** Says who was first, with both values, and lets one decide which of them it will be. */
export function justChanged(
  by: string | null,
  values: { now: string; yours: string },
  decide: { takeTheirs: () => void; keepMine: () => void },
) {
  return html`<wa-callout class="conflict" variant="warning" size="s" role="alert" tabindex="-1">
    <p><strong>${texts.by(by)}</strong></p>
    <p>${bothValues([texts.now, values.now], [texts.yours, values.yours])}</p>
    <div class="row">
      <wa-button size="s" appearance="outlined" @click=${decide.takeTheirs}>${texts.takeTheirs}</wa-button>
      <wa-button size="s" appearance="outlined" @click=${decide.keepMine}>${texts.keepMine}</wa-button>
    </div>
  </wa-callout>`;
}

/** Brings the first of these into view, which may be far from the button that was pressed. */
export function toConflict(root: ParentNode): void {
  root.querySelector<HTMLElement>('wa-callout.conflict')?.focus();
}

/** Two values, one above the other, each with what it is. */
export function bothValues(
  [firstName, first]: readonly [string, string],
  [secondName, second]: readonly [string, string],
) {
  return html`<span class="small">${firstName}:</span> ${first}<br />
    <span class="small">${secondName}:</span> <strong>${second}</strong>`;
}
