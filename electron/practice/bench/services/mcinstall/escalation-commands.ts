import type { McCommands } from './command.ts';
import { formatError } from './replies.ts';

export const escalationCommands: McCommands = {
  Escalate: (request, { device, escalation }) => {
    const certificate = request.SupervisorCertificate;
    if (!(certificate instanceof Uint8Array)) return formatError;
    return escalation.challenge(device.content, certificate);
  },

  EscalateResponse: (request, { escalation }) => {
    if (!(request.SignedRequest instanceof Uint8Array)) return formatError;
    return escalation.respond(request.SignedRequest);
  },

  ProceedWithKeybagMigration: async (_, { device, escalation }) => {
    const reply = escalation.proceed(device.content);
    if (!escalation.complete) return reply;
    device.counters.escalations += 1;
    await device.pause('escalate');
    return reply;
  },
};
