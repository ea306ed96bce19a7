import type { CommandInput } from '../../shared/contract/commands.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { Point } from './point.ts';

/** One kind of conversation between a station and a device, whose every point is a place to die. */
export type FaultCase = {
  readonly name: string;
  /** How the device differs from a fresh one at Hello, in the words of a bench scenario. */
  readonly device: { readonly screen?: 'home' };
  /** What the blueprint says otherwise than the rehearsal's. */
  readonly blueprint: Partial<CommandInput<'blueprints.save'>>;
  /** The station goes down here first; the case's points are those that follow. */
  readonly prologue?: { readonly at: Point; readonly how: 'kill' | 'stop' };
  /** Which of the points are this case's own; others are visited by another case. */
  owns(point: Point): boolean;
  /**
   * The case kills twice: a run that was at work both times is parked by design, and kitted anew by another consent.
   */
  readonly parks?: true;
  /** What the operator answers to a run that waits; `undefined` leaves it waiting. */
  answer(run: RunView): 'continue' | 'consent' | 'abandon' | undefined;
};

const everything = () => true;
const consentWhenAsked = (run: RunView) => {
  if (run.expects === 'consent') return 'consent';
  // The countdown before an erase asks for nothing: it is there to pull the cable.
  return run.expects === 'operator' && run.waitingFor?.code !== 'wait.pull-out' ? 'continue' : undefined;
};

const ownEvents =
  (...events: readonly string[]) =>
  (point: Point) =>
    point.at === 'commit' && events.includes(point.note.split(' ')[0] ?? '');

export const faultCases: readonly FaultCase[] = [
  { name: 'fresh device', device: {}, blueprint: {}, owns: everything, answer: consentWhenAsked },
  { name: 'erase with consent', device: { screen: 'home' }, blueprint: {}, owns: everything, answer: consentWhenAsked },
  {
    name: 'pairing forbidden',
    device: {},
    blueprint: { allowPairing: false },
    owns: everything,
    answer: consentWhenAsked,
  },
  {
    name: 'second death while resuming',
    device: {},
    blueprint: {},
    prologue: { at: intentOf('supervise'), how: 'kill' },
    parks: true,
    owns: ownEvents('resumed'),
    answer: consentWhenAsked,
  },
  {
    name: 'death while stopping',
    device: {},
    blueprint: {},
    prologue: { at: intentOf('wifi'), how: 'stop' },
    owns: ownEvents('suspended'),
    answer: consentWhenAsked,
  },
  {
    name: 'erase in doubt',
    device: { screen: 'home' },
    blueprint: {},
    prologue: { at: intentOf('erase'), how: 'kill' },
    parks: true,
    owns: ownEvents('waiting', 'consented'),
    answer: consentWhenAsked,
  },
];

function intentOf(step: string): Point {
  return { at: 'commit', note: `step-intent ${step}`, moment: 'after', occurrence: 1 };
}
