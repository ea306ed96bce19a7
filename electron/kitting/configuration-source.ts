import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { ConfigurationSource } from './cloud-configuration.ts';
import type { Materials } from './materials.ts';

/** Brings together what a cloud configuration is made of, the enrollment URL included: never keep the result. */
export function configurationSource(
  blueprint: Blueprint,
  organization: Organization,
  materials: Pick<Materials, 'server' | 'supervision'>,
): ConfigurationSource {
  const server = blueprint.serverId === null ? undefined : materials.server(blueprint.serverId);
  const enrolls = blueprint.enrollment === 'remote-management' && server?.url !== undefined;
  return {
    blueprint,
    organization,
    hostCertificates: blueprint.supervise ? materials.supervision(organization.id).hostCertificates : [],
    ...(enrolls ? { enrollment: { url: server.url.reveal(), anchors: server.anchors } } : {}),
  };
}
