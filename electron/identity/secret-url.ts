import { inspect } from 'node:util';

/**
 * A URL with credentials in it (mdm §1.1: mobiconnect's token is a password). Whatever prints, logs, serialises or clones
 * it gets the mask; only `reveal` gives the text, to the code that puts it on the wire.
 */
export class SecretUrl {
  readonly #url: string;
  readonly #mask: string;

  constructor(url: string, mask: string) {
    this.#url = url;
    this.#mask = mask;
  }

  reveal(): string {
    return this.#url;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  [inspect.custom](): string {
    return `SecretUrl(${this.#mask})`;
  }
}
