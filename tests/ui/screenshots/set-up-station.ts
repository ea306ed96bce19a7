import type { Names } from './names.ts';
import type { PhotoRoom } from './photo-room.ts';

/** Steps 1 to 3 as a station has them that has been in use for a while. */
export async function setUpStation({ station, offer }: Pick<PhotoRoom, 'station' | 'offer'>, say: Names) {
  const [group] = offer.mobiconnect;
  if (group === undefined) throw new Error('the practice MDM offers no group');
  const { host, account: accountId, user: userId, password } = group;
  const inNinetyDays = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const { id: serverId } = await station.call('servers.save', {
    name: say.server,
    enrollment: { product: 'mobiconnect', host, accountId, userId, password },
    anchors: offer.anchors,
    records: offer.records,
    credentialsExpireAt: inNinetyDays,
  });
  await station.call('servers.save', {
    name: say.secondServer,
    enrollment: { product: 'clomo', customerDomain: 'aoba' },
  });
  const { id: organizationId } = await station.call('organizations.save', {
    name: say.organization,
    phone: say.organizationPhone,
  });
  const common = {
    organizationId,
    serverId,
    enrollment: 'remote-management',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    language: 'ja',
    locale: 'ja_JP',
    timeZone: 'Asia/Tokyo',
    erase: 'when-needed',
  } as const;
  await station.call('blueprints.save', {
    ...common,
    name: say.blueprint,
    erase: 'always',
    deviceName: '4A-{{slot}}',
    profiles: [{ name: 'Wi-Fi', role: 'wifi', wifi: { ...offer.wifi, encryption: 'WPA2' } }],
  });
  await station.call('blueprints.save', { ...common, name: say.secondBlueprint, enrollment: 'manual' });
}
