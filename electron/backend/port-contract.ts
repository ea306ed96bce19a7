import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { DeliverResult, MdmBackend, OutgoingRecord } from './port.ts';

/** A real server with its adapter, as the contract sees it. */
export type ContractTarget = {
  /** A client of its own; by default one with the right token and trust. */
  connect(credentials?: { readonly token?: string; readonly trust?: readonly string[] }): MdmBackend;
  /** Ids of the records that had an effect at the server, as the server itself tells. */
  effects(): readonly string[];
  /** Takes the server off the network and puts it back. */
  setReachable(up: boolean): Promise<void>;
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

/** What every adapter must do, whatever product it speaks to. Run for each with the test runner's `describe` and `it`. */
export function describeMdmBackend({ describe, it }: Suite, name: string, open: () => Promise<ContractTarget>): void {
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
    on('takes a record, and takes it again without a second effect', async (target) => {
      const [backend, record] = [target.connect(), target.newRecord()];
      for (let time = 0; time < 2; time++) {
        assert.deepEqual(await deliver(backend, record), { kind: 'delivered' });
        assert.deepEqual(target.effects(), [record.id]);
      }
      backend.close();
    });

    on('never replaces what it took by other content under the same key', async (target) => {
      const [backend, record] = [target.connect(), target.newRecord()];
      await deliver(backend, record);
      const result = await deliver(backend, { ...record, organization: 'another' });
      assert.equal(result.kind, 'reject');
      assert.deepEqual(target.effects(), [record.id]);
      backend.close();
    });

    on('never takes one effect under two keys', async (target) => {
      const [backend, record] = [target.connect(), target.newRecord()];
      await deliver(backend, record);
      const result = await deliver(backend, { ...record, id: randomUUID(), organization: 'another' });
      assert.equal(gist(result), 'reject backend.conflict');
      assert.deepEqual(target.effects(), [record.id]);
      backend.close();
    });

    on('asks for a person when it does not accept the token', async (target) => {
      const backend = target.connect({ token: 'not the right token' });
      const result = await deliver(backend, target.newRecord());
      assert.equal(gist(result), 'pause backend.auth');
      await assert.rejects(lookup(backend, [target.unknownSerial]), { code: 'backend.auth' });
      assert.deepEqual(target.effects(), []);
      backend.close();
    });

    on('asks for a person when its certificate is not trusted', async (target) => {
      const backend = target.connect({ trust: [] });
      const result = await deliver(backend, target.newRecord());
      assert.equal(gist(result), 'pause backend.tls');
      await assert.rejects(lookup(backend, [target.unknownSerial]), { code: 'backend.tls' });
      backend.close();
    });

    on('is tried again when it cannot be reached, and blames no record for it', async (target) => {
      const [backend, record] = [target.connect(), target.newRecord()];
      await target.setReachable(false);
      const result = await deliver(backend, record);
      assert.equal(gist(result), 'retry backend.unreachable');
      await assert.rejects(lookup(backend, [target.unknownSerial]), { code: 'backend.unreachable' });
      await target.setReachable(true);
      assert.deepEqual(await deliver(backend, record), { kind: 'delivered' });
      backend.close();
    });

    on('takes many records at once', async (target) => {
      const backend = target.connect();
      const records = Array.from({ length: 12 }, () => target.newRecord());
      const results = await Promise.all(records.map((record) => deliver(backend, record)));
      assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(['delivered']));
      assert.deepEqual(target.effects().toSorted(), records.map(({ id }) => id).toSorted());
      backend.close();
    });

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

    on('stops when told to', async (target) => {
      const backend = target.connect();
      const reason = new KitError('internal.aborted', { what: 'contract' });
      const signal = AbortSignal.abort(reason);
      await assert.rejects(backend.deliver(outgoing(target.newRecord()), signal), reason);
      await assert.rejects(backend.lookup([target.unknownSerial], signal), reason);
      backend.close();
    });
  });
}

/** A result in one line; a strike is said, for it decides whether a record can be parked. */
function gist(result: DeliverResult): string {
  if (result.kind === 'delivered') return result.kind;
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
