import { describe, it } from 'vitest';
import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { type ContractTarget, describeMdmBackend } from '../../electron/backend/port-contract.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { startMdm } from '../../electron/practice/mdm/start.ts';
import { sampleRecord } from '../support/sample-run.ts';

const restCapabilities = { records: true, lookup: true, commands: false, files: false };

describeMdmBackend(
  { describe, it },
  'the practice MDM by REST',
  restCapabilities,
  async (): Promise<ContractTarget> => {
    const mdm = await startMdm();
    const { baseUrl, token, trust } = mdm.ready.records;
    let made = 0;
    return {
      connect: (credentials = {}) =>
        createRestBackend({
          baseUrl,
          token: () => credentials.token ?? token,
          trust: credentials.trust ?? trust,
          clock: systemClock,
          timeoutMs: 5_000,
        }),
      records: { effects: () => mdm.witness().records.map(({ id }) => id) },
      setReachable: (up) => mdm.setLink('records', up ? 'up' : 'down'),
      newRecord: () => {
        made += 1;
        return sampleRecord(`run-${made}`, {
          device: { serial: `DMPXK0AAJ${String(made).padStart(3, '0')}`, udid: '00008101-000A1B2C3D4E5F60' },
        });
      },
      unknownSerial: 'F9FXC2ABC',
      close: () => mdm.close(),
    };
  },
);
