/** One step that a person does on a product's console, in the console's own words. */
export type StepText = {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  /** The way through the menus; the labels stay Japanese, since the console has no other. */
  readonly path: { readonly ja: string; readonly en: string };
  readonly warnings: readonly { readonly ja: string; readonly en: string }[];
};
