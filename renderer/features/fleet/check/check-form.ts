import { create } from 'zustand';
import type { CommandInput, CommandOutput } from '../../../../shared/contract/commands.ts';

export type CheckAnswer = CommandOutput<'fleet.check'>;

type CheckForm = {
  /** As typed and pasted. */
  readonly text: string;
  /** A list of tomorrow's devices, which may name their Wi-Fi MACs, too: some consoles know nothing else. */
  readonly file: NonNullable<CommandInput<'fleet.check'>['file']> | undefined;
  /** What is attached now, too. */
  readonly attached: boolean;
  /** The last answer, with its age; kept while a person looks at other views. */
  readonly answer: (CheckAnswer & { readonly at: string }) | undefined;
};

export const useCheckForm = create<CheckForm>(() => ({
  text: '',
  file: undefined,
  attached: false,
  answer: undefined,
}));

/** Has the form open with these devices in it. */
export function checkThese(serials: readonly string[]): void {
  useCheckForm.setState({ text: serials.join('\n'), file: undefined, answer: undefined });
}
