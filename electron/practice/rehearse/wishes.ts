import { randomUUID } from 'node:crypto';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { writeXmlPlist } from '../../codecs/plist/write-xml.ts';
import type { BenchReady } from './ready-lines.ts';

/** What the rehearsal wants of every device; the witnesses are later held against exactly this. */
export const wishes = {
  organization: '練習学園 情報システム課',
  serverName: '練習MDM 教室A',
  blueprintName: '1年A組 iPad',
  language: 'ja',
  locale: 'ja_JP',
  /** Fields of the blueprint's naming rule, and the same rule as the witness applies it. */
  nameTemplate: '1A-{{serialTail}}',
  nameFor: (serial: string) => `1A-${serial.slice(-4)}`,
  wifiIdentifier: 'jp.kitbench.practice.wifi',
  webClipIdentifier: 'jp.kitbench.practice.timetable',
} as const;

export function blueprintFor(
  room: BenchReady['room'],
  organizationId: string,
  serverId: string,
): CommandInput<'blueprints.save'> {
  return {
    name: wishes.blueprintName,
    organizationId,
    serverId,
    enrollment: 'remote-management',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    language: wishes.language,
    locale: wishes.locale,
    timeZone: 'Asia/Tokyo',
    deviceName: wishes.nameTemplate,
    erase: 'when-needed',
    profiles: [
      { name: '練習室 Wi-Fi', role: 'wifi', data: wifiProfile(room).toString('base64') },
      { name: '時間割', role: 'silent', data: webClipProfile().toString('base64') },
    ],
  };
}

function wifiProfile(room: BenchReady['room']): Buffer {
  return configuration(wishes.wifiIdentifier, '練習室 Wi-Fi', {
    PayloadType: 'com.apple.wifi.managed',
    SSID_STR: room.ssid,
    Password: room.password,
    EncryptionType: 'WPA2',
    AutoJoin: true,
  });
}

function webClipProfile(): Buffer {
  return configuration(wishes.webClipIdentifier, '時間割', {
    PayloadType: 'com.apple.webClip.managed',
    URL: 'https://timetable.example/',
    Label: '時間割',
    IsRemovable: false,
  });
}

function configuration(identifier: string, name: string, payload: Record<string, string | boolean>): Buffer {
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: randomUUID().toUpperCase(),
    PayloadDisplayName: name,
    PayloadContent: [
      {
        PayloadVersion: 1,
        PayloadIdentifier: `${identifier}.1`,
        PayloadUUID: randomUUID().toUpperCase(),
        PayloadDisplayName: name,
        ...payload,
      },
    ],
  });
}
