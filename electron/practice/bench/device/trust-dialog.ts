/** The "Trust This Computer?" dialog: raised by Pair, answered by a tap, asked again after a replug (§2.5). */
export type TrustDialog = {
  readonly shown: boolean;
  /** Raises the dialog for a host, or gives what the person answered; an answer *trusted* is used up by asking. */
  ask(systemBuid: string): 'pending' | 'trusted' | 'denied';
  /** False when no dialog is shown. */
  answer(answer: 'trusted' | 'denied'): boolean;
  reset(): void;
};

export function createTrustDialog(): TrustDialog {
  let asking: string | undefined;
  const answers = new Map<string, 'trusted' | 'denied'>();

  return {
    get shown() {
      return asking !== undefined;
    },
    ask(systemBuid) {
      const given = answers.get(systemBuid);
      if (given === 'trusted') answers.delete(systemBuid);
      if (given !== undefined) return given;
      asking = systemBuid;
      return 'pending';
    },
    answer(answer) {
      if (asking === undefined) return false;
      answers.set(asking, answer);
      asking = undefined;
      return true;
    },
    reset() {
      asking = undefined;
      answers.clear();
    },
  };
}
