export type Proof = { readonly ok: boolean; readonly figures: Readonly<Record<string, unknown>> };

/** One thing that must be shown, at full size. */
export type Item = { readonly name: string; prove(): Promise<Proof> };
