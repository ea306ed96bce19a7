import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';

/** What a preview promised: its plan, for these devices, until then. `About` is what it was a preview of. */
export type Preview<About extends object = KittingAbout> = About & {
  readonly planHash: string;
  /** Keys of all devices shown, in order. */
  readonly devices: readonly string[];
  readonly expiresAt: Date;
};

type KittingAbout = { readonly blueprintId: string };

export type ApplyClaim = { readonly nonce: string; readonly planHash: string; readonly devices: readonly string[] };

/** Previews by nonce. They live in memory: after a restart a person looks again before anything happens. */
export type Previews<About extends object = KittingAbout> = {
  keep(preview: About & Pick<Preview, 'planHash' | 'devices'>): { readonly nonce: string; readonly expiresAt: Date };
  /**
   * The preview an apply rests on.
   * @throws KitError `kitting.preview-expired`, `kitting.devices-differ`, `kitting.plan-changed`
   */
  check(claim: ApplyClaim): Preview<About>;
  /** A preview is good for one apply. */
  spend(nonce: string): void;
};

const mostKept = 1_000;

export function createPreviews<About extends object = KittingAbout>(options: {
  readonly clock: Clock;
  readonly random: (bytes: number) => Buffer;
  readonly validMs: number;
}): Previews<About> {
  const { clock, random, validMs } = options;
  const kept = new Map<string, Preview<About> & { readonly endsAt: number }>();
  return {
    keep: (preview) => {
      const nonce = random(24).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + validMs);
      kept.set(nonce, { ...preview, expiresAt, endsAt: clock.monotonic() + validMs });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return { nonce, expiresAt };
    },
    check: ({ nonce, planHash, devices }) => {
      const preview = kept.get(nonce);
      if (preview === undefined || clock.monotonic() > preview.endsAt) throw new KitError('kitting.preview-expired');
      if (!sameMembers(preview.devices, devices)) throw new KitError('kitting.devices-differ');
      if (preview.planHash !== planHash) throw new KitError('kitting.plan-changed');
      return preview;
    },
    spend: (nonce) => void kept.delete(nonce),
  };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return members.size === new Set(b).size && b.every((member) => members.has(member));
}
