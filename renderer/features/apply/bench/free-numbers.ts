/** @returns the lowest numbers that are not a slot's name yet, in order. */
export function freeNumbers(taken: readonly string[], count: number): readonly string[] {
  const used = new Set(taken);
  const names: string[] = [];
  for (let number = 1; names.length < count; number++) {
    if (!used.has(String(number))) names.push(String(number));
  }
  return names;
}
