import { type Clock, systemClock } from '../../../ports/clock.ts';
import { type Authority, type ServerIdentity, serverPem } from '../../https/authority.ts';
import type { Handler } from '../../https/exchange.ts';
import { createRecordsApi, type RecordsApiContext } from './api.ts';
import { type FaultInjector, injectFaults } from './faults.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';

/** `other-name`: for another host. Both lead to the anchor that stations trust. */
export const certificateStates = ['valid', 'expired', 'other-name'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** The records API with everything that can be wrong about it. */
export type RecordsSide = Omit<FaultInjector, 'handler'> & {
  readonly handler: Handler;
  readonly store: RecordStore;
  certificate(state: CertificateState): void;
  /** How far the server's own clock is off, in its answers and its Date header. */
  skew(ms: number): void;
};

const HOUR_MS = 3_600_000;

export function createRecordsSide(
  context: Omit<RecordsApiContext, 'store'> & {
    readonly authority: Authority;
    readonly present: (identity: ServerIdentity) => void;
  },
): RecordsSide {
  const { authority, present } = context;
  let skewMs = 0;
  const clock: Clock = { ...context.clock, now: () => new Date(context.clock.now().getTime() + skewMs) };
  const store = createRecordStore(clock);
  const api = createRecordsApi({ ...context, clock, store });
  const faults = injectFaults(api, clock);

  return {
    store,
    set: faults.set,
    hits: faults.hits,
    async handler(exchange) {
      const answer = await faults.handler(exchange);
      return { ...answer, headers: { date: clock.now().toUTCString(), ...answer.headers } };
    },
    certificate: (state) => present(serverPem({ ...authority.server, certificate: certificateOf(state, authority) })),
    skew(ms) {
      skewMs = ms;
    },
  };
}

function certificateOf(state: CertificateState, { server, serverCertificate }: Authority): Buffer {
  switch (state) {
    case 'valid':
      return server.certificate;
    case 'expired':
      // By the clock of whoever checks, which practice time does not move.
      return serverCertificate({ notAfter: new Date(systemClock.now().getTime() - HOUR_MS) });
    case 'other-name':
      return serverCertificate({ name: 'elsewhere.example' });
  }
}
