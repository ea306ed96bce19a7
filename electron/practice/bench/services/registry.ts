import { afc } from './afc/service.ts';
import { assertionAgent } from './assertion-agent.ts';
import { diagnosticsRelay } from './diagnostics-relay/service.ts';
import type { ServiceHandler } from './handler.ts';
import { heartbeat } from './heartbeat.ts';
import { installationProxy } from './installation-proxy.ts';
import { mcInstall } from './mcinstall/service.ts';
import { mobileActivation } from './mobileactivation/service.ts';
import { insecureNotificationProxy, notificationProxy } from './notification-proxy/service.ts';

/** Every service a practice device offers. */
export const serviceHandlers: readonly ServiceHandler[] = [
  afc,
  assertionAgent,
  diagnosticsRelay,
  heartbeat,
  insecureNotificationProxy,
  installationProxy,
  mcInstall,
  mobileActivation,
  notificationProxy,
];
