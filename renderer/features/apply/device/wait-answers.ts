import type { RunView } from '../../../../shared/domain/run.ts';

export type WaitAnswers = {
  readonly mayContinue: boolean;
  /** What a new consent would allow. */
  readonly consent: 'erase' | 'write' | undefined;
  /** The safety switch is what it waits for. */
  readonly needsArm: boolean;
};

/** Questions whose consent covers no erase, but one more write. */
const writeQuestions: ReadonlySet<string> = new Set([
  'wait.configuration-doubt',
  'wait.configuration-refused',
  'wait.configuration-gone',
]);

/** Which answers a waiting run takes: a device's return is answered by the device. */
export function answersOf({ expects, waitingFor }: RunView, armed: boolean): WaitAnswers {
  const needsArm = waitingFor?.code === 'wait.armed' && !armed;
  return {
    mayContinue: (expects === 'operator' || expects === undefined) && !needsArm,
    consent: expects !== 'consent' ? undefined : writeQuestions.has(waitingFor?.code ?? '') ? 'write' : 'erase',
    needsArm,
  };
}
