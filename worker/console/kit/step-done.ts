/**
 * Says that what one came to this form for is done, to a page that leads through several of them. A form that stands alone is
 * heard by nobody.
 */
export function tellStepDone(form: EventTarget): void {
  form.dispatchEvent(new Event('lo-step-done', { bubbles: true, composed: true }));
}
