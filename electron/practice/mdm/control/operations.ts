import { z } from 'zod';
import type { PlistValue } from '../../../codecs/plist/value.ts';
import type { ControlOperation } from '../../control/server.ts';
import type { Panel } from '../clomo/panel.ts';
import { exportPanel, importPanel } from '../clomo/panel-csv.ts';
import { decodeCsv, encodeCsv } from '../console/csv/encoding.ts';
import { recordFaultSchema } from '../records/faults.ts';
import { certificateStates } from '../records/side.ts';
import type { PracticeMdm } from '../start.ts';

const serial = z.string().min(1).max(32);
const stateSchema = z.enum(['up', 'down']);

const inputs = {
  links: z.strictObject({
    records: stateSchema.optional(),
    device: stateSchema.optional(),
    console: stateSchema.optional(),
  }),
  credentials: z.strictObject({
    account: z.string(),
    group: z.string(),
    user: z
      .string()
      .min(1)
      .regex(/^[^:]*$/)
      .optional(),
    password: z.string().min(1).optional(),
    expiresAt: z.union([z.literal('now'), z.iso.datetime({ offset: true })]).optional(),
  }),
  activeElsewhere: z.strictObject({ serial, active: z.boolean().default(true) }),
  advance: z.strictObject({ ms: z.number().nonnegative() }),
  enqueue: z.strictObject({ serial, command: z.record(z.string(), z.json()) }),
  push: z.strictObject({ serial }),
  panelExport: z.strictObject({ customer: z.string() }),
  panelImport: z.strictObject({ customer: z.string(), csv: z.base64().max(16_000_000) }),
  recordFaults: z.strictObject({ faults: z.array(recordFaultSchema).max(100), seed: z.string().default('1') }),
  recordCertificate: z.strictObject({ state: z.enum(certificateStates) }),
  recordClock: z.strictObject({ offMs: z.int() }),
};

/** The control channel's operations: what an administrator, a cable or time does to the server. */
export function controlOperations(mdm: PracticeMdm): Record<string, ControlOperation> {
  function panelOf(customer: string): Panel {
    const panel = mdm.panels.panel(customer);
    if (panel === undefined) throw new Error(`there is no customer ${customer}`);
    return panel;
  }

  return {
    witness: () => mdm.witness(),
    links: async (input) => {
      const { records, device, console } = inputs.links.parse(input);
      if (records) await mdm.setLink('records', records);
      if (device) await mdm.setLink('device', device);
      if (console) await mdm.setLink('console', console);
    },
    credentials: (input) => {
      const { expiresAt, ...change } = inputs.credentials.parse(input);
      const moment = expiresAt === 'now' ? mdm.clock.now() : expiresAt && new Date(expiresAt);
      return { enrollment: mdm.changeCredential({ ...change, ...(moment && { expiresAt: moment }) }) };
    },
    activeElsewhere: (input) => {
      const { serial: of, active } = inputs.activeElsewhere.parse(input);
      mdm.setActiveElsewhere(of, active);
    },
    advance: (input) => mdm.clock.advance(inputs.advance.parse(input).ms),
    enqueue: (input) => {
      const { serial: to, command } = inputs.enqueue.parse(input);
      return { commandUuid: mdm.enqueue(to, plistFromJson(command)) };
    },
    push: (input) => mdm.push(inputs.push.parse(input).serial),
    panelExport: (input) => ({
      csv: encodeCsv(exportPanel(panelOf(inputs.panelExport.parse(input).customer)), 'utf-8').toString('base64'),
    }),
    panelImport: (input) => {
      const { customer, csv } = inputs.panelImport.parse(input);
      return { rows: importPanel(panelOf(customer), decodeCsv(Buffer.from(csv, 'base64'))) };
    },
    restart: () => mdm.restart(),
    recordFaults: (input) => {
      const { faults, seed } = inputs.recordFaults.parse(input);
      mdm.records.set(faults, seed);
    },
    recordFaultHits: () => mdm.records.hits(),
    recordCertificate: (input) => mdm.records.certificate(inputs.recordCertificate.parse(input).state),
    recordClock: (input) => mdm.records.skew(inputs.recordClock.parse(input).offMs),
  };
}

type Json = z.infer<ReturnType<typeof z.json>>;

/** JSON as a plist; `{"base64": "…"}` stands for data. */
function plistFromJson(json: { [key: string]: Json }): { [key: string]: PlistValue } {
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, plistValue(value)]),
  );
}

function plistValue(json: Json): PlistValue {
  if (json === null) throw new Error('a plist holds no null');
  if (Array.isArray(json)) return json.map(plistValue);
  if (typeof json !== 'object') return json;
  const { base64, ...rest } = json;
  if (typeof base64 === 'string' && Object.keys(rest).length === 0) return Buffer.from(base64, 'base64');
  return plistFromJson(json);
}
