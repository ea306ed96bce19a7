import { type EnrollmentSource, enrollmentSourceSchema } from '../../shared/domain/server.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { StoredServer } from '../store/repositories/servers.ts';

/** The credentials behind a server, unsealed; for building the URL that a device is given. */
export function enrollmentSourceOf(secrets: SecretStore, stored: StoredServer): EnrollmentSource {
  return enrollmentSourceSchema.parse(JSON.parse(secrets.get(stored.sourceRef).toString('utf8')));
}
