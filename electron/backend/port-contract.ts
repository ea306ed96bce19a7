import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type {
  Capabilities,
  DeliverResult,
  EnqueueResult,
  MdmBackend,
  OutgoingCommand,
  OutgoingRecord,
} from './port.ts';

/** A real server with its adapter, as the contract sees it. What a product does not do has no part here. */
export type ContractTarget = {
  /** A client of its own; by default one with the right token and trust. */
  connect(credentials?: { readonly token?: string; readonly trust?: readonly string[] }): MdmBackend;
  readonly records?: {
    /** Ids of the records that had an effect at the server, as the server itself tells. */
    effects(): readonly string[];
  };
  readonly commands?: {
    /** A device that may be sent commands. */
    readonly serial: string;
    /** CommandUUIDs in the server's queue, as the server itself tells. */
    queued(): readonly string[];
    /** The next answer is lost after the command was taken. */
    loseNextAnswer(): void;
  };
  /** Takes the server off the network and puts it back; where there is a network. */
  setReachable?(up: boolean): Promise<void>;
  /** A record that the server has not seen. */
  newRecord(): EnrollmentRecord;
  /** A serial number that the server cannot know. */
  readonly unknownSerial: string;
  close(): Promise<void>;
};

type Suite = {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => Promise<void>): void;
};

/**
 * What every adapter must do, whatever product it speaks to: what it declares, by the same rules; what it does not
 * declare, by refusing it. Run for each with the test runner's `describe` and `it`.
 */
export function describeMdmBackend(
  { describe, it }: Suite,
  name: string,
  declared: Capabilities,
  open: () => Promise<ContractTarget>,
): void {
  const on = (title: string, check: (target: ContractTarget) => Promise<void>) =>
    it(title, async () => {
      const target = await open();
      try {
        await check(target);
      } finally {
        await target.close();
      }
    });

  describe(`${name} as an MDM backend`, () => {
    on('declares what it can do', async (target) => {
      const backend = target.connect();
      assert.deepEqual(backend.capabilities, declared);
      backend.close();
    });
    on('stops when told to', async (target) => {
      const backend = target.connect();
      const reason = new KitError('internal.aborted', { what: 'contract' });
      const signal = AbortSignal.abort(reason);
      await assert.rejects(backend.deliver(outgoing(target.newRecord()), signal), reason);
      await assert.rejects(backend.lookup([target.unknownSerial], signal), reason);
      await assert.rejects(backend.enqueue(command(target.unknownSerial), signal), reason);
      await assert.rejects(backend.outcome(randomUUID(), signal), reason);
      backend.close();
    });
    if (declared.records) describeRecords(on);
    else on('refuses records plainly', refusesRecords);
    if (declared.commands) describeCommands(on);
    else on('refuses commands plainly', refusesCommands);
    if (declared.lookup) describeLookup(on);
    else on('refuses questions plainly', refusesLookup);
    if (declared.lookup && !declared.files) describeNetwork(on);
  });
}

type On = (title: string, check: (target: ContractTarget) => Promise<void>) => void;

async function refusesRecords(target: ContractTarget): Promise<void> {
  const backend = target.connect();
  assert.equal(gist(await deliver(backend, target.newRecord())), 'reject backend.cannot-records');
  backend.close();
}

async function refusesCommands(target: ContractTarget): Promise<void> {
  const backend = target.connect();
  const result = await backend.enqueue(command(target.unknownSerial), AbortSignal.timeout(deadlineMs));
  assert.equal(gist(result), 'reject backend.cannot-commands');
  await assert.rejects(backend.outcome(randomUUID(), AbortSignal.timeout(deadlineMs)), {
    code: 'backend.cannot-commands',
  });
  backend.close();
}

async function refusesLookup(target: ContractTarget): Promise<void> {
  const backend = target.connect();
  await assert.rejects(lookup(backend, [target.unknownSerial]), { code: 'backend.cannot-lookup' });
  backend.close();
}

function describeRecords(on: On): void {
  on('takes a record, and takes it again without a second effect', async (target) => {
    const [backend, record] = [target.connect(), target.newRecord()];
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await deliver(backend, record), { kind: 'delivered' });
      assert.deepEqual(effectsOf(target), [record.id]);
    }
    backend.close();
  });

  on('never replaces what it took by other content under the same key', async (target) => {
    const [backend, record] = [target.connect(), target.newRecord()];
    await deliver(backend, record);
    const result = await deliver(backend, { ...record, organization: 'another' });
    assert.equal(result.kind, 'reject');
    assert.deepEqual(effectsOf(target), [record.id]);
    backend.close();
  });

  on('never takes one effect under two keys', async (target) => {
    const [backend, record] = [target.connect(), target.newRecord()];
    await deliver(backend, record);
    const result = await deliver(backend, { ...record, id: randomUUID(), organization: 'another' });
    assert.equal(gist(result), 'reject backend.conflict');
    assert.deepEqual(effectsOf(target), [record.id]);
    backend.close();
  });

  on('pauses for a person when it does not accept the token or is not trusted', async (target) => {
    const stranger = target.connect({ token: 'not the right token' });
    assert.equal(gist(await deliver(stranger, target.newRecord())), 'pause backend.auth');
    const distrustful = target.connect({ trust: [] });
    assert.equal(gist(await deliver(distrustful, target.newRecord())), 'pause backend.tls');
    assert.deepEqual(effectsOf(target), []);
    stranger.close();
    distrustful.close();
  });

  on('is tried again when it cannot be reached, and blames no record for it', async (target) => {
    const [backend, record] = [target.connect(), target.newRecord()];
    await target.setReachable?.(false);
    assert.equal(gist(await deliver(backend, record)), 'retry backend.unreachable');
    await target.setReachable?.(true);
    assert.deepEqual(await deliver(backend, record), { kind: 'delivered' });
    backend.close();
  });

  on('takes many records at once', async (target) => {
    const backend = target.connect();
    const records = Array.from({ length: 12 }, () => target.newRecord());
    const results = await Promise.all(records.map((record) => deliver(backend, record)));
    assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(['delivered']));
    assert.deepEqual(effectsOf(target).toSorted(), records.map(({ id }) => id).toSorted());
    backend.close();
  });
}

function describeCommands(on: On): void {
  on('queues a command once, whatever became of the first answer', async (target) => {
    const { serial, queued, loseNextAnswer } = commandsOf(target);
    const backend = target.connect();
    const wanted = command(serial);
    loseNextAnswer();
    // Where the connection had been kept, the adapter has tried again by itself.
    assert.ok(['retry backend.unreachable', 'queued'].includes(gist(await enqueue(backend, wanted))));
    assert.equal((await enqueue(backend, wanted)).kind, 'queued');
    assert.equal((await enqueue(backend, wanted)).kind, 'queued');
    assert.deepEqual(queued(), [wanted.commandId]);
    backend.close();
  });

  on('sends nothing for a device that it does not know', async (target) => {
    const backend = target.connect();
    const result = await enqueue(backend, command(target.unknownSerial));
    assert.equal(gist(result), 'reject backend.device-unknown');
    assert.deepEqual(commandsOf(target).queued(), []);
    backend.close();
  });

  on('does not say that a command is done which it knows nothing of', async (target) => {
    const backend = target.connect();
    const outcome = await backend.outcome(randomUUID(), AbortSignal.timeout(deadlineMs));
    assert.equal(outcome.state, 'unknown');
    assert.ok(outcome.source.length > 0 && !Number.isNaN(Date.parse(outcome.asOf)));
    backend.close();
  });
}

function describeLookup(on: On): void {
  on('answers for every serial it is asked, in that order, and does not guess', async (target) => {
    const backend = target.connect();
    const serials = Array.from({ length: 130 }, (_, index) => `${target.unknownSerial}${index}`);
    const answers = await lookup(backend, serials);
    assert.deepEqual(
      answers.map(({ serial }) => serial),
      serials,
    );
    for (const answer of answers) {
      assert.notEqual(answer.enrolled, 'yes');
      assert.ok(answer.source.length > 0 && !Number.isNaN(Date.parse(answer.asOf)));
    }
    assert.deepEqual(await lookup(backend, []), []);
    backend.close();
  });
}

function describeNetwork(on: On): void {
  on('passes its check, and fails it for the reason a question fails', async (target) => {
    const backend = target.connect();
    await backend.check(AbortSignal.timeout(deadlineMs));
    await assertFails(target.connect({ token: 'not the right token' }), 'backend.auth', target);
    await assertFails(target.connect({ trust: [] }), 'backend.tls', target);
    await target.setReachable?.(false);
    await assertFails(backend, 'backend.unreachable', target);
  });
}

async function assertFails(backend: MdmBackend, code: string, { unknownSerial }: ContractTarget): Promise<void> {
  await assert.rejects(lookup(backend, [unknownSerial]), { code });
  await assert.rejects(backend.check(AbortSignal.timeout(deadlineMs)), { code });
  backend.close();
}

function effectsOf({ records }: ContractTarget): readonly string[] {
  assert.ok(records);
  return records.effects();
}

function commandsOf({ commands }: ContractTarget): NonNullable<ContractTarget['commands']> {
  assert.ok(commands);
  return commands;
}

/** A result in one line; a strike is said, for it decides whether a record can be parked. */
function gist(result: DeliverResult | EnqueueResult): string {
  if (result.kind === 'delivered' || result.kind === 'queued') return result.kind;
  return `${result.kind} ${result.problem.code}${result.kind === 'retry' && result.strike ? ' strike' : ''}`;
}

const deadlineMs = 5_000;

function deliver(backend: MdmBackend, record: EnrollmentRecord) {
  return backend.deliver(outgoing(record), AbortSignal.timeout(deadlineMs));
}

function lookup(backend: MdmBackend, serials: readonly string[]) {
  return backend.lookup(serials, AbortSignal.timeout(deadlineMs));
}

function outgoing(record: EnrollmentRecord): OutgoingRecord {
  return { recordId: record.id, payload: Buffer.from(JSON.stringify(record), 'utf8') };
}

function command(serial: string): OutgoingCommand {
  return { commandId: randomUUID(), serial, command: { RequestType: 'ProfileList' } };
}

function enqueue(backend: MdmBackend, wanted: OutgoingCommand) {
  return backend.enqueue(wanted, AbortSignal.timeout(deadlineMs));
}
