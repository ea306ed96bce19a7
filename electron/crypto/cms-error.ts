export type CmsErrorReason = 'too-large' | 'malformed' | 'unsupported' | 'content' | 'signer' | 'signature';

/**
 * Why a CMS message was refused: `content` is missing or not what was signed, `signer` has no certificate in the message
 * or not the key, `signature` does not hold.
 */
export class CmsError extends Error {
  override readonly name = 'CmsError';
  readonly reason: CmsErrorReason;

  constructor(reason: CmsErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
