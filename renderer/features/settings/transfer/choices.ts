import type { MergeChoice, TransferItem } from '../../../../shared/domain/transfer.ts';

/** What a person chose, by item; anything else gets its first choice. */
export type Choices = Readonly<Record<string, MergeChoice>>;

export function choiceOf(item: TransferItem, choices: Choices): MergeChoice {
  return choices[item.key] ?? item.choices[0] ?? 'keep';
}

/** The items that would change something here. */
export function taken(items: readonly TransferItem[], choices: Choices): TransferItem[] {
  return items.filter((item) => choiceOf(item, choices) !== 'keep');
}

/** Trusts that what is taken needs and nobody has allowed yet. */
export function missingTrusts(
  items: readonly TransferItem[],
  choices: Choices,
  allowed: readonly string[],
): readonly string[] {
  const needed = new Set(taken(items, choices).flatMap(({ trusts }) => trusts));
  return [...needed].filter((id) => !allowed.includes(id));
}
