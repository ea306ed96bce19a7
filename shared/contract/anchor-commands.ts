import { z } from 'zod';
import { shownCertificateSchema } from '../domain/connection-report.ts';
import { query } from './command.ts';

const byId = z.object({ id: z.string() });

/** Whom devices are to trust for an enrollment URL (トラストアンカー証明書). Pinning is a change of the server. */
export const anchorCommands = {
  /** Those that are pinned, with their dates. */
  'servers.anchors': query(byId, z.object({ anchors: z.array(shownCertificateSchema) })),
  /** Those that the host names itself, by its MDMServiceConfig. A person compares them and chooses. */
  'servers.offeredAnchors': query(byId, z.object({ anchors: z.array(shownCertificateSchema) }), 'operator'),
} as const;
