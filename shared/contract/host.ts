import { z } from 'zod';
import { problemSchema } from '../domain/run.ts';
import { mutation, query } from './command.ts';

/**
 * What the program around a face offers it, beside the station: the browser face's observer links and the practice room.
 * These travel as requests like the station's own; the host answers them, the station never sees them.
 */
const none = z.object({}).default({});

/** Buttons of a practice device's screen (practice bench, `tap`). */
const practiceButtons = [
  'trust',
  'dont-trust',
  'join-wifi',
  'next',
  'apply-configuration',
  'cancel',
  'install-profile',
] as const;
export type PracticeButton = (typeof practiceButtons)[number];

const observerSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  /** How many windows look through this link now. */
  connected: z.number().int(),
});

/** A practice device's screen as a person in front of it sees it. */
export const practiceScreenSchema = z.object({
  udid: z.string(),
  serial: z.string(),
  productType: z.string(),
  screen: z.enum([
    'hello',
    /** Past Hello, at panes that are not skipped. */
    'setup',
    'remote-management',
    'applying-configuration',
    'invalid-profile',
    'login-prompt',
    'home',
    'erasing',
    'booting',
    'off',
  ]),
  name: z.string(),
  trustDialog: z.boolean(),
  locked: z.boolean(),
  /** Why the enrollment by URL did not go on, in the bench's word: no-network, server-not-trusted, … */
  alert: z.string().optional(),
  /** What the person may tap now, the expected one first. */
  buttons: z.array(z.enum(practiceButtons)),
});
export type PracticeScreen = z.infer<typeof practiceScreenSchema>;

/** What the practice MDM hands out, as a vendor's console would show it. Practice only: real secrets never come this way. */
const practiceOfferSchema = z.object({
  mobiconnect: z.array(
    z.object({
      host: z.string(),
      account: z.string(),
      group: z.string(),
      user: z.string(),
      password: z.string(),
      url: z.string(),
    }),
  ),
  /** An enrollment URL of no particular product. */
  plainUrl: z.string(),
  /** DER certificates, base64: `anchors` of `servers.save`. */
  anchors: z.array(z.string()),
  records: z.object({ baseUrl: z.string(), token: z.string(), trust: z.array(z.string()) }),
  wifi: z.object({ ssid: z.string(), password: z.string() }),
  /** The bench's ports in the order of the room: slot 1, 2, 3 … */
  ports: z.array(z.object({ locationId: z.number().int(), udid: z.string(), serial: z.string() })),
});
export type PracticeOffer = z.infer<typeof practiceOfferSchema>;

export const hostCommands = {
  'host.observers.list': query(none, z.array(observerSchema), 'operator'),
  /** The address is shown once, to be opened on the second display. */
  'host.observers.create': mutation(none, z.object({ id: z.string(), url: z.string() })),
  'host.observers.revoke': mutation(z.object({ id: z.string() }), none),

  /** Opens a practice room beside this station: a window of its own appears, or the address leads to one. */
  'host.practice.open': mutation(
    z.object({ devices: z.number().int().min(2).max(64) }),
    z.object({ url: z.string().optional() }),
  ),
  'host.practice.screens': query(none, z.array(practiceScreenSchema)),
  /** A finger on the device's own screen: a helper's, too. */
  'host.practice.tap': mutation(z.object({ udid: z.string(), button: z.enum(practiceButtons) }), none, 'helper'),
} as const;

export type HostCommands = typeof hostCommands;
export type HostCommandKind = keyof HostCommands;
export type HostInput<K extends HostCommandKind> = z.input<HostCommands[K]['input']>;
export type HostOutput<K extends HostCommandKind> = z.output<HostCommands[K]['output']>;

/** Who the face is, told once per connection before the contract's own `welcome`. */
export const greetingSchema = z.object({
  face: z.enum(['browser', 'window']),
  role: z.enum(['observer', 'operator', 'shell']),
  /** Present when the station is a practice room. */
  practice: practiceOfferSchema.optional(),
  /** `host.practice.open` can be asked for. */
  offersPractice: z.boolean(),
  /** `host.observers.*` can be asked for. */
  offersObservers: z.boolean(),
});
export type Greeting = z.infer<typeof greetingSchema>;

/** What the host tells its faces by itself. */
export const hostEventSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('practice-screen'), screen: practiceScreenSchema }),
  z.object({ topic: z.literal('observers'), observers: z.array(observerSchema) }),
  /** The terminal was asked whether this face may arm. */
  z.object({ topic: z.literal('terminal-asked'), open: z.boolean() }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;

export const hostFrameSchema = z.object({ type: z.literal('host'), event: hostEventSchema });

/** First frame of a WebSocket: the one-time token of the address, or the secret it was exchanged for. */
export const authFrameSchema = z.union([
  z.object({ type: z.literal('auth'), token: z.string().min(20).max(100) }).strict(),
  z.object({ type: z.literal('auth'), session: z.string().min(20).max(100) }).strict(),
]);
export type AuthFrame = z.infer<typeof authFrameSchema>;

export const authAnswerSchema = z.discriminatedUnion('type', [
  /** `session` is new after a token, and opens every later connection of this tab. */
  z.object({ type: z.literal('authenticated'), session: z.string(), greeting: greetingSchema }),
  z.object({ type: z.literal('refused'), problem: problemSchema }),
]);
export type AuthAnswer = z.infer<typeof authAnswerSchema>;
