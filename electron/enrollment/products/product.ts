import type { Reason } from '../../../shared/domain/plan.ts';
import type { EnrollmentSource, ServerProduct } from '../../../shared/domain/server.ts';
import { SecretUrl } from '../../identity/secret-url.ts';

export type BuiltUrl = {
  /** What a device gets as ConfigurationURL; often a password in disguise. */
  readonly url: SecretUrl;
  readonly maskedUrl: string;
  /** With `:port` where it is not 443. */
  readonly host: string;
  readonly warnings: readonly Reason[];
};

export type ParsedUrl = {
  readonly product: ServerProduct;
  readonly host: string;
  readonly maskedUrl: string;
  readonly warnings: readonly Reason[];
  /** The source with its password: a function, so that no log and no serialiser meets it by chance. */
  readonly reveal: () => EnrollmentSource;
};

export type SourceOf<P extends ServerProduct> = Extract<EnrollmentSource, { product: P }>;

/** How one server product spells its enrollment URL. All of it is pure; bad input throws KitError `enrollment.*`. */
export type EnrollmentProduct<S extends EnrollmentSource> = {
  /** True when a URL is unmistakably this product's. */
  readonly recognizes: (url: URL) => boolean;
  readonly build: (source: S) => BuiltUrl;
  readonly parse: (text: string) => ParsedUrl;
  /** What may be shown of such a URL: names of accounts, never tokens. */
  readonly mask: (url: URL) => string;
};

/** @param text the whole URL; `mask` is the product's. */
export function builtUrl(text: string, mask: (url: URL) => string, warnings: readonly Reason[]): BuiltUrl {
  const url = new URL(text);
  const maskedUrl = mask(url);
  return { url: new SecretUrl(text, maskedUrl), maskedUrl, host: url.host, warnings };
}
