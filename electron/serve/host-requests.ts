import { mayAsk } from '../../shared/contract/command.ts';
import type { HostCommandKind, HostEvent } from '../../shared/contract/host.ts';
import { hostCommands } from '../../shared/contract/host.ts';
import type { PracticeDesk } from '../../shared/contract/practice-desk.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Admission, Session } from './admission.ts';

export type HostWorld = {
  readonly admission: Admission;
  /** Windows looking through an observer link now. */
  readonly watching: (observerId: string) => number;
  /** Ends them. */
  readonly dismiss: (observerId: string) => void;
  readonly tellOperators: (event: HostEvent) => void;
  readonly isHelperMode: () => Promise<boolean>;
  readonly addressOf: (token: string) => string;
  readonly practice: PracticeDesk | undefined;
  /** Opens a practice room beside this station; `undefined` where that is not offered. */
  readonly openPractice: ((devices: number) => Promise<string>) | undefined;
};

export function isHostCommand(kind: string): kind is HostCommandKind {
  return Object.hasOwn(hostCommands, kind);
}

/** Answers what a face asks of the server itself. Rejects with `KitError`. */
export async function answerHostRequest(
  world: HostWorld,
  session: Session,
  kind: HostCommandKind,
  input: unknown,
): Promise<unknown> {
  const spec = hostCommands[kind];
  if (!mayAsk(session.role, spec.role)) throw new KitError('station.not-allowed', { kind });
  if (!mayAsk('helper', spec.role) && (await world.isHelperMode())) throw new KitError('helper.not-allowed');
  const parsed = spec.input.safeParse(input);
  if (!parsed.success) throw new KitError('input.invalid', { what: kind, where: parsed.error.issues[0]?.code ?? '?' });
  return perform(world, kind, parsed.data);
}

async function perform(world: HostWorld, kind: HostCommandKind, input: unknown): Promise<unknown> {
  const { admission, practice } = world;
  switch (kind) {
    case 'host.observers.list':
      return observersOf(world);
    case 'host.observers.create': {
      const { id, token } = admission.observerToken();
      world.tellOperators({ topic: 'observers', observers: observersOf(world) });
      return { id, url: world.addressOf(token) };
    }
    case 'host.observers.revoke': {
      const { id } = hostCommands[kind].input.parse(input);
      if (!admission.revoke(id)) throw new KitError('input.not-found', { what: 'link', name: id });
      world.dismiss(id);
      world.tellOperators({ topic: 'observers', observers: observersOf(world) });
      return {};
    }
    case 'host.practice.open': {
      if (world.openPractice === undefined) throw new KitError('station.not-allowed', { kind });
      return { url: await world.openPractice(hostCommands[kind].input.parse(input).devices) };
    }
    case 'host.practice.screens':
      return practice === undefined ? [] : practice.screens();
    case 'host.practice.tap': {
      if (practice === undefined) throw new KitError('station.not-allowed', { kind });
      const { udid, button } = hostCommands[kind].input.parse(input);
      await practice.tap(udid, button);
      return {};
    }
  }
}

export function observersOf({ admission, watching }: HostWorld) {
  return admission.observers().map((link) => ({ ...link, connected: watching(link.id) }));
}
