import {
  type Greeting,
  type HostCommandKind,
  type HostEvent,
  type HostInput,
  type HostOutput,
  hostCommands,
} from '../../shared/contract/host.ts';
import type { PracticeDesk } from '../../shared/contract/practice-desk.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { firstIssue } from '../station/dispatcher.ts';
import type { PracticeRoom } from './practice-room.ts';

export type HostOptions = {
  /** In the window of a practice room. */
  readonly practice: PracticeRoom | undefined;
  /** Opens a practice room in a window of its own; absent in one. */
  readonly openPractice: ((devices: number) => Promise<void>) | undefined;
  readonly tell: (event: HostEvent) => void;
};

export type Host = {
  greeting(): Greeting;
  /** Answers what the page asks of the program around it. Rejects with `KitError`. */
  answer(kind: HostCommandKind, input: unknown): Promise<unknown>;
};

/** The window's side of the host contract. View-only links are the browser face's. */
export function createHost({ practice, openPractice, tell }: HostOptions): Host {
  let watched: PracticeDesk | undefined;
  const answers: { readonly [K in HostCommandKind]?: (input: HostInput<K>) => Promise<HostOutput<K>> } = {
    'host.practice.screens': async () => [...((await practice?.desk()?.screens()) ?? [])],
    ...(openPractice === undefined
      ? {
          'host.practice.tap': async ({ udid, button }) => {
            await practice?.desk()?.tap(udid, button);
            return {};
          },
        }
      : {
          'host.practice.open': async ({ devices }) => {
            await openPractice(devices);
            return {};
          },
        }),
  };
  return {
    greeting: () => {
      const desk = practice?.desk();
      if (desk !== watched) {
        watched = desk;
        desk?.onScreen((screen) => tell({ topic: 'practice-screen', screen }));
      }
      return {
        face: 'window',
        role: 'operator',
        offersPractice: openPractice !== undefined,
        offersObservers: false,
        ...(desk === undefined ? {} : { practice: desk.offer }),
      };
    },
    answer: async (kind, input) => {
      const answer = answers[kind] as ((input: unknown) => Promise<unknown>) | undefined;
      if (answer === undefined) throw new KitError('station.not-allowed', { kind });
      const parsed = hostCommands[kind].input.safeParse(input);
      if (!parsed.success) throw new KitError('input.invalid', { what: kind, where: firstIssue(parsed.error) });
      return answer(parsed.data);
    },
  };
}
