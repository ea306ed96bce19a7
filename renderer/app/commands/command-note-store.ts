import { create } from 'zustand';
import type { PageCommand } from '../../../shared/contract/window.ts';
import type { Problem } from '../../../shared/domain/run.ts';

/** What came of the last command, where nothing else shows it. */
export type CommandNote =
  | { readonly kind: 'refused'; readonly command: PageCommand }
  | { readonly kind: 'failed'; readonly problem: Problem };

export const useCommandNote = create<{ readonly note: CommandNote | undefined }>(() => ({ note: undefined }));
