import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AuthFrame } from '../../shared/contract/host.ts';

/** A browser tab that was let in. It lives in memory: after a restart of the server a new link is needed. */
export type Session = {
  readonly id: string;
  readonly role: 'observer' | 'operator';
  /** The observer link it came through. */
  readonly observer: string | undefined;
  /** A person at the terminal let this tab start work that may erase. */
  mayErase: boolean;
  /** The same of these folders of this Mac. */
  readonly folders: Set<string>;
  /** Its link was revoked. */
  isOver: boolean;
};

export type Admission = {
  /** A new token, good for one operator's tab. It replaces the one not used yet. */
  operatorToken(): string;
  /** A token for displays that only look, good until it is revoked. */
  observerToken(): { readonly id: string; readonly token: string; readonly createdAt: string };
  observers(): readonly { readonly id: string; readonly createdAt: string }[];
  /** @returns false when there is no such link. Sessions that came through it end with it. */
  revoke(observerId: string): boolean;
  /** @returns the session and the secret that opens it again, or `undefined`: not let in. */
  admit(proof: AuthFrame): { readonly session: Session; readonly secret: string } | undefined;
};

/** Secrets are kept as digests only; looking one up by its digest tells nothing by its timing. */
export function createAdmission(now: () => Date): Admission {
  let operatorDigest: string | undefined;
  const links = new Map<string, { readonly id: string; readonly createdAt: string }>();
  const sessions = new Map<string, Session>();

  const open = (role: Session['role'], observer: string | undefined) => {
    const secret = newSecret();
    const session: Session = { id: randomUUID(), role, observer, mayErase: false, folders: new Set(), isOver: false };
    sessions.set(digest(secret), session);
    return { session, secret };
  };

  return {
    operatorToken: () => {
      const token = newSecret();
      operatorDigest = digest(token);
      return token;
    },
    observerToken: () => {
      const token = newSecret();
      const link = { id: randomUUID(), createdAt: now().toISOString() };
      links.set(digest(token), link);
      return { ...link, token };
    },
    observers: () => [...links.values()],
    revoke: (observerId) => {
      const found = [...links].find(([, { id }]) => id === observerId);
      if (found === undefined) return false;
      links.delete(found[0]);
      for (const [key, session] of sessions) {
        if (session.observer !== observerId) continue;
        session.isOver = true;
        sessions.delete(key);
      }
      return true;
    },
    admit: (proof) => {
      if ('session' in proof) {
        const session = sessions.get(digest(proof.session));
        return session === undefined ? undefined : { session, secret: proof.session };
      }
      const key = digest(proof.token);
      if (key === operatorDigest) {
        operatorDigest = undefined;
        return open('operator', undefined);
      }
      const link = links.get(key);
      return link === undefined ? undefined : open('observer', link.id);
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
