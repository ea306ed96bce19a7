import type { ServiceHandler } from './handler.ts';

/**
 * Keeps a device awake while the connection is open (device-protocols §6.7). Practice devices never sleep, so it only
 * answers; no client looks at what.
 */
export const assertionAgent: ServiceHandler = {
  name: 'com.apple.mobile.assertion_agent',
  tls: true,
  open: () => ({
    kind: 'plist',
    nameOf: ({ CommandKey: command }) => (command === 'CommandCreateAssertion' ? command : 'unknown'),
    request: ({ CommandKey: command, AssertionTypeKey: type }) => {
      const created = command === 'CommandCreateAssertion' && typeof type === 'string';
      return { reply: { Status: created ? 'Success' : 'Failure' } };
    },
  }),
};
