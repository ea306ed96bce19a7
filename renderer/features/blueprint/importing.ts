import { create } from 'zustand';
import type { BundleContents } from '../../../shared/domain/blueprint-bundle.ts';

export type Importing = {
  /** The file, base64. */
  readonly data: string;
  readonly contents: BundleContents;
};

/** The file that is being taken in, and what the last one left out. */
export const useImporting = create<{
  readonly importing: Importing | undefined;
  readonly leftOut: readonly string[];
}>(() => ({ importing: undefined, leftOut: [] }));
