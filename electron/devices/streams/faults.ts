import { KitError } from '../../../shared/errors/kit-error.ts';

/** How one kind of stream words its failures. */
export type StreamFaults = {
  /** The stream ended or broke. `unheard`: before the peer sent a single frame. */
  lost(cause: unknown, unheard: boolean): KitError;
  /** What came cannot be read; `reason` never repeats contents. */
  unreadable(reason: string, cause?: unknown): KitError;
  silent(message: string, timeoutMs: number): KitError;
  /** For an abort by the caller that carries no KitError of its own. */
  readonly what: string;
};

export function muxFaults(command: string): StreamFaults {
  return {
    lost: (cause) => new KitError('usbmux.connection-lost', {}, { cause }),
    unreadable: (reason, cause) => new KitError('usbmux.bad-answer', { reason }, { cause }),
    silent: (_, timeoutMs) => new KitError('usbmux.no-answer', { command, seconds: seconds(timeoutMs) }),
    what: `usbmuxd ${command}`,
  };
}

/** @param tls whether the stream is TLS, where an alert on the first read means that the pair record is no good. */
export function deviceFaults(service: string, tls: boolean): StreamFaults {
  return {
    lost: (cause, unheard) =>
      tls && unheard && isTlsRefusal(cause)
        ? new KitError('lockdown.pair-record-rejected', {}, { cause })
        : new KitError('device.connection-lost', { service }, { cause }),
    unreadable: (reason, cause) => new KitError('device.bad-answer', { service, reason }, { cause }),
    silent: (message, timeoutMs) => new KitError('device.no-answer', { service, message, seconds: seconds(timeoutMs) }),
    what: service,
  };
}

/** An alert or another TLS failure, not a broken cable: OpenSSL's own errors, or EPROTO when they came by a write. */
function isTlsRefusal(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_') || code === 'EPROTO';
}

/** Why a signal aborted, as a KitError. */
export function abortReason(signal: AbortSignal, what: string): KitError {
  return signal.reason instanceof KitError
    ? signal.reason
    : new KitError('internal.aborted', { what }, { cause: signal.reason });
}

function seconds(ms: number): string {
  return String(Math.max(1, Math.round(ms / 1000)));
}
