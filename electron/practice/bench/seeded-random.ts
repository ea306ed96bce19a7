import { createHash } from 'node:crypto';

/** Numbers that are the same for the same seed and label, whatever else was drawn before. Never for keys. */
export type SeededRandom = {
  /** An independent source for one purpose. */
  fork(label: string): SeededRandom;
  /** From 0 (inclusive) to `below` (exclusive). */
  integer(below: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  bytes(length: number): Buffer;
};

export function createSeededRandom(seed: string): SeededRandom {
  let counter = 0;
  const block = () => createHash('sha256').update(`${seed}\n${counter++}`).digest();

  const random: SeededRandom = {
    fork: (label) => createSeededRandom(`${seed}/${label}`),
    integer: (below) => Number(block().readBigUInt64BE() % BigInt(below)),
    chance: (probability) => random.integer(1_000_000) < probability * 1_000_000,
    pick: (choices) => choices[random.integer(choices.length)] ?? choices[0],
    bytes(length) {
      const parts: Buffer[] = [];
      for (let held = 0; held < length; held += 32) parts.push(block());
      return Buffer.concat(parts).subarray(0, length);
    },
  };
  return random;
}
