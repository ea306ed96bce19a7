import type { Db } from '../database.ts';

/** Bytes of .mobileconfig files, sealed: they hold Wi-Fi keys. Named by the SHA-256 of the plain bytes. */
export type ProfileBlobsRepository = {
  put(sha256: string, sealed: Buffer): void;
  get(sha256: string): Buffer | undefined;
};

export function createProfileBlobsRepository(db: Db): ProfileBlobsRepository {
  const insert = db.prepare<[string, Buffer]>('INSERT OR IGNORE INTO profile_blobs (sha256, sealed) VALUES (?, ?)');
  const select = db.prepare<[string], Buffer>('SELECT sealed FROM profile_blobs WHERE sha256 = ?').pluck();
  return {
    put: (sha256, sealed) => void insert.run(sha256, sealed),
    get: (sha256) => select.get(sha256),
  };
}
