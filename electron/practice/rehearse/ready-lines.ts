import { z } from 'zod';

const originSchema = z.object({ url: z.string(), trust: z.array(z.string()) });

export const benchReadySchema = z.object({
  ready: z.literal(true),
  address: z.string(),
  control: z.string(),
  activation: originSchema,
  apns: originSchema,
  deviceCa: z.string(),
  room: z.object({ ssid: z.string(), password: z.string() }),
  devices: z.array(
    z.object({
      udid: z.string(),
      serial: z.string(),
      ecid: z.string(),
      productType: z.string(),
      osVersion: z.string(),
      locationId: z.number(),
    }),
  ),
});
export type BenchReady = z.infer<typeof benchReadySchema>;

export const mdmReadySchema = z.object({
  ready: z.literal(true),
  control: z.string(),
  device: z.object({ url: z.string() }),
  anchors: z.array(z.string()),
  enrollment: z.object({
    mobiconnect: z.array(
      z.object({ account: z.string(), group: z.string(), user: z.string(), password: z.string(), url: z.string() }),
    ),
    plain: z.string(),
  }),
  records: z.object({ baseUrl: z.string(), token: z.string(), trust: z.array(z.string()) }),
});
export type MdmReady = z.infer<typeof mdmReadySchema>;

export const stationReadySchema = z.object({ ready: z.literal(true), station: z.string(), socket: z.string() });
