/** Why a step is skipped, done, asked about or impossible, and what a run waits for: one sentence per language. */
export type ReasonText = { readonly ja: string; readonly en: string };
export type ReasonArea = Readonly<Record<string, ReasonText>>;
