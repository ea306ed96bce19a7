/** A sentence in both languages; `{name}` places are filled from a reason's params. */
export type CheckText = { readonly ja: string; readonly en: string };
export type CheckTexts = Readonly<Record<string, CheckText>>;

/** The `{name}` places of a sentence, as a union of their names. */
export type PlacesOf<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;
