/** Why no answer came from an HTTPS server. `code` is the system's or OpenSSL's name, for the small print. */
export type HttpsProblem =
  | { readonly kind: 'tls'; readonly reason: 'name' | 'dates' | 'untrusted' | 'other'; readonly code: string }
  | { readonly kind: 'network'; readonly code: string }
  | { readonly kind: 'too-large' };

/** What one dummy POST to an enrollment URL showed (mdm §2.1). Nobody is enrolled by it. */
export type PreflightSeen =
  | HttpsProblem
  /** It hands out an enrollment profile. */
  | { readonly kind: 'profile' }
  /** It is alive and turned the dummy down, as it should. `code` is Apple's, such as com.apple.unrecognized.device. */
  | { readonly kind: 'refused'; readonly status: number; readonly code?: string }
  /** It asks for a login: a device would show a prompt. */
  | { readonly kind: 'login' }
  | { readonly kind: 'not-found'; readonly status: number }
  /** POST is not allowed there, and a device sends nothing else. */
  | { readonly kind: 'no-post' }
  | { readonly kind: 'redirect'; readonly status: number; readonly host: string }
  /** A success that is no profile; a device would say 「無効なプロファイル」. */
  | { readonly kind: 'page'; readonly status: number; readonly contentType: string }
  | { readonly kind: 'server-error'; readonly status: number };

/** What one authenticated look at a records API showed. */
export type RecordsSeen =
  | HttpsProblem
  /** `serverTime` is its Date header, in milliseconds since 1970. */
  | { readonly kind: 'answer'; readonly status: number; readonly serverTime?: number };
