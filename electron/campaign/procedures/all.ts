import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Procedure } from '../procedure.ts';
import { overwrite } from './overwrite.ts';
import { pushCertificate } from './push-certificate.ts';

export const procedures: readonly Procedure[] = [overwrite, pushCertificate];

/** @throws KitError `campaign.unknown`. */
export function procedureOf(id: string): Procedure {
  const found = procedures.find((procedure) => procedure.id === id);
  if (found === undefined) throw new KitError('campaign.unknown', { name: id });
  return found;
}
