/** A view marks its search field `data-find`. @returns whether there is one; it has the focus then. */
export function focusFinder(): boolean {
  const finder = document.querySelector<HTMLInputElement>('[data-find]');
  finder?.focus();
  finder?.select();
  return finder !== null;
}

/** A view marks its one primary action `data-primary-action`. @returns whether there is one to press. */
export function pressPrimaryAction(): boolean {
  // Not while a dialog asks for something else.
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  const action = document.querySelector<HTMLElement>('[data-primary-action]');
  action?.click();
  return action !== null;
}
