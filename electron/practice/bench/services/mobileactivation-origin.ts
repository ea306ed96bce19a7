import { pem } from '../../../crypto/certificates.ts';
import { createAuthority, serverPem } from '../../https/authority.ts';
import { answerPage } from '../../https/exchange.ts';
import { openTlsListener } from '../../https/tls-listener.ts';
import type { PracticeOrigin } from '../room.ts';
import { type ActivationDeskOptions, createActivationDesk } from './mobileactivation/activation-desk.ts';
import { ActivationMessageError } from './mobileactivation/messages.ts';

export type ActivationOrigin = PracticeOrigin & {
  /** Activation records given out: an activation that happened left one. */
  readonly recordsGiven: number;
  /** Link 1 (design.md): ends the listener and its connections; `restore` listens again on the same port. */
  cut(): Promise<void>;
  restore(): Promise<void>;
};

export type ActivationOriginOptions = ActivationDeskOptions & {
  /** A free one when left out. */
  readonly port?: number;
};

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * An HTTPS server on loopback that stands for albert.apple.com (device-protocols §5): it gives an activation record to
 * intact requests of genuine practice devices only.
 */
export async function startActivationOrigin(options: ActivationOriginOptions): Promise<ActivationOrigin> {
  const authority = await createAuthority(options.clock, 'activation');
  const desk = createActivationDesk(options, authority.server);
  const listener = await openTlsListener({
    identity: serverPem(authority.server),
    port: options.port ?? 0,
    maxBodyBytes: MAX_BODY_BYTES,
    handler: async (exchange) => {
      try {
        if (exchange.method !== 'POST') return answerPage(405, 'POST only');
        if (exchange.url.pathname === '/deviceservices/drmHandshake') return desk.shakeHands(exchange);
        if (exchange.url.pathname === '/deviceservices/deviceActivation') return await desk.activate(exchange);
        return answerPage(404, 'not here');
      } catch (error) {
        if (error instanceof ActivationMessageError) return answerPage(400, error.message);
        throw error;
      }
    },
  });
  return {
    url: `https://localhost:${listener.port}`,
    trust: [pem(authority.anchor)],
    get recordsGiven() {
      return desk.recordsGiven;
    },
    cut: () => listener.cut(),
    restore: () => listener.restore(),
  };
}
