export type PlistErrorReason = 'too-large' | 'too-deep' | 'too-many' | 'malformed' | 'unsupported';

/** The only error the plist readers and writers throw. The message never repeats the document's contents. */
export class PlistError extends Error {
  override readonly name = 'PlistError';
  readonly reason: PlistErrorReason;
  /** Of the XML, from 1. */
  readonly line?: number;

  constructor(reason: PlistErrorReason, message: string, line?: number) {
    super(message);
    this.reason = reason;
    if (line !== undefined) this.line = line;
  }
}
