/** Every wait and deadline of a run, in milliseconds. Facts: device-protocols §3.5, §4.4, §11.5. */
export type Timings = {
  /** Requests that only read or write a value, opening connections included. */
  readonly request: number;
  readonly activate: number;
  /** SetCloudConfiguration: a device may retry inside; a short deadline is what makes people send it twice. */
  readonly configure: number;
  readonly escalate: number;
  readonly profile: number;
  /** SpringBoard restarting after a language change. */
  readonly language: number;
  /** From EraseDevice to the device's return. */
  readonly eraseReturn: number;
  /** After an erase was sent: no detach for this long and a pair record that still holds = not erased, ask. */
  readonly eraseDoubt: number;
  /** After a return: lockdownd may refuse connections for a while. */
  readonly lockdownUp: number;
  /** After a start the devices are announced one by one: so long nobody is told that one is missing. */
  readonly settle: number;
  /** Someone has to tap Trust. */
  readonly trust: number;
  /** A device that went away is waited for this long, then its run is parked. */
  readonly detached: number;
  /** A question nobody answers parks the run. */
  readonly answer: number;
  /** First pause before a wait for a person's hand on the device looks whether it was done; doubled up to a minute. */
  readonly lookAgain: number;
  /** Time to pull the cable before an erase is sent. */
  readonly pullOut: number;
  /** The same where no person has looked at the device: before whatever cannot be taken back. */
  readonly autoPullOut: number;
  /** First retry; doubled each time, with jitter. */
  readonly backOff: number;
  /** Facts of an inspection younger than this need no second reading in a run. */
  readonly factsFresh: number;
  /** A stopping station waits this long for one-way effects under way. */
  readonly stopGrace: number;
  readonly previewValid: number;
};

const second = 1_000;
const minute = 60 * second;

export const defaultTimings: Timings = {
  request: 30 * second,
  activate: 3 * minute,
  configure: 180 * second,
  escalate: 330 * second,
  profile: 120 * second,
  language: 300 * second,
  eraseReturn: 15 * minute,
  eraseDoubt: 120 * second,
  lockdownUp: 60 * second,
  settle: 2 * second,
  trust: 10 * minute,
  detached: 30 * minute,
  answer: 12 * 60 * minute,
  lookAgain: 5 * second,
  pullOut: 5 * second,
  autoPullOut: 10 * second,
  backOff: second,
  factsFresh: 60 * second,
  stopGrace: 20 * second,
  previewValid: 10 * minute,
};
