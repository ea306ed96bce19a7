import { PlistError } from './error.ts';

export type PlistLimits = {
  /** Size of the whole document, in bytes. */
  readonly maxBytes: number;
  /** Containers inside containers. Above 512 counts as 512, so that the readers' recursion always fits the stack. */
  readonly maxDepth: number;
  /** Values and keys, counted once per use: an object that a binary plist shares counts each time. */
  readonly maxNodes: number;
};

export const DEFAULT_PLIST_LIMITS: PlistLimits = { maxBytes: 16 * 1024 * 1024, maxDepth: 64, maxNodes: 500_000 };

const STACK_SAFE_DEPTH = 512;

/** Call once per value or key with its depth (the root is 0); throws when the document grows past a limit. */
export type EnterNode = (depth: number) => void;

export function countNodes(limits: PlistLimits): EnterNode {
  const maxDepth = Math.min(limits.maxDepth, STACK_SAFE_DEPTH);
  let left = limits.maxNodes;
  return (depth) => {
    if (depth > maxDepth) throw new PlistError('too-deep', `nested deeper than ${maxDepth}`);
    left -= 1;
    if (left < 0) throw new PlistError('too-many', `more than ${limits.maxNodes} values`);
  };
}
