import { type CommandInput, contractVersion } from '../../../shared/contract/commands.ts';
import { greetingSchema, type PracticeOffer } from '../../../shared/contract/host.ts';
import { openFace, type TestFace, tokenOf } from '../../support/served-station.ts';
import type { ServedRoom } from './served-room.ts';

/** A face let in by a link of its own, without a page. */
export type Admitted = {
  readonly face: TestFace;
  readonly offer: PracticeOffer;
  /** The answer's frame, past what the server tells by itself. */
  ask(kind: string, input: unknown): Promise<Record<string, unknown>>;
};

export async function enter(room: Pick<ServedRoom, 'origin' | 'operatorAddress'>): Promise<Admitted> {
  const face = await openFace(room.origin);
  face.send({ type: 'auth', token: tokenOf(await room.operatorAddress()) });
  const { practice } = greetingSchema.parse((await face.next()).greeting);
  if (practice === undefined) throw new Error('this is no practice room');
  face.send({ type: 'hello', contractVersion });
  await face.next();
  let id = 0;
  return {
    face,
    offer: practice,
    ask: async (kind, input) => {
      id += 1;
      face.send({ type: 'request', id, kind, commandId: `${kind} ${id}`, input });
      for (;;) {
        const frame = await face.next();
        if (frame.id === id) return frame;
      }
    },
  };
}

/** Steps 1 to 3 by the contract, for tests that begin at the bench. @returns the blueprint's id. */
export async function setUp(room: ServedRoom, change: Partial<CommandInput<'blueprints.save'>> = {}): Promise<string> {
  const { face, offer, ask } = await enter(room);
  const idOf = async (kind: string, input: unknown) => {
    const { output } = await ask(kind, input);
    if (typeof output === 'object' && output !== null && 'id' in output) return String(output.id);
    throw new Error(`${kind} was refused`);
  };
  const [group] = offer.mobiconnect;
  if (group === undefined) throw new Error('the practice MDM offers no group');
  const { host, account: accountId, user: userId, password } = group;
  const serverId = await idOf('servers.save', {
    name: '練習MDM',
    enrollment: { product: 'mobiconnect', host, accountId, userId, password },
    anchors: offer.anchors,
    records: offer.records,
  });
  const organizationId = await idOf('organizations.save', { name: '青葉市教育委員会' });
  const blueprintId = await idOf('blueprints.save', {
    name: '教室用 iPad',
    organizationId,
    serverId,
    enrollment: 'remote-management',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    erase: 'when-needed',
    profiles: [{ name: 'Wi-Fi', role: 'wifi', wifi: { ...offer.wifi, encryption: 'WPA2' } }],
    ...change,
  } satisfies CommandInput<'blueprints.save'>);
  face.close();
  return blueprintId;
}
