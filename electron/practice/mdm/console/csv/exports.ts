import { type ConsoleDevice, deviceNumber, shownInformation } from '../devices.ts';
import type { Group } from '../groups.ts';
import { NO_PLAN } from '../plans.ts';
import { longJapanTime, shortJapanTime } from './japan-time.ts';
import { writeRows } from './rows.ts';

/** 親グループ… of グループ一括登録, verbatim (mdm §1.1): the same file goes out and in. */
export const GROUP_COLUMNS = [
  '親グループ(必須項目)',
  'グループ名(必須項目)',
  '説明',
  '表示順',
  '有効期限日時',
  '端末登録用ユーザーID',
  '端末登録用パスワード',
] as const;

const DEVICE_COLUMNS = [
  '端末番号',
  '端末状態',
  'グループ',
  '機種',
  '氏名',
  '社員番号',
  '備考',
  '端末情報取得日時',
  'OSバージョン',
] as const;

/** 内部設定 and 上書き完了 of the overwrite campaign's CSV (mission §9). */
const OVERWRITE_COLUMNS = ['内部設定適用状況', '構成プロファイル上書き完了'] as const;

/** The display name of the campaign's own profile on a device. */
const INTERNAL_SETTINGS = '内部設定';

export const STATES = { active: '有効', inactive: '無効' } as const;

/** 端末情報CSV. The columns behind OSバージョン are this console's own guess: no page lists them. */
export function deviceCsv(devices: readonly ConsoleDevice[], now: Date): string {
  return writeRows([
    [...DEVICE_COLUMNS, 'サービスプラン', 'シリアル番号', 'Wi-Fi MACアドレス'],
    ...devices.map((device) => {
      const { WiFiMAC: mac } = shownInformation(device, now);
      return [...deviceCells(device, now), device.plan ?? NO_PLAN, device.serial, shown(mac)];
    }),
  ]);
}

/** 構成プロファイル上書き完了状況のCSV出力: the manual's eleven columns. */
export function overwriteCsv(devices: readonly ConsoleDevice[], now: Date): string {
  return writeRows([
    [...DEVICE_COLUMNS, ...OVERWRITE_COLUMNS],
    ...devices.map((device) => {
      const applied = device.profiles.some(({ name }) => name === INTERNAL_SETTINGS);
      return [...deviceCells(device, now), truth(applied), truth(device.overwritten)];
    }),
  ]);
}

function deviceCells(device: ConsoleDevice, now: Date): string[] {
  const information = shownInformation(device, now);
  const model = shown(information.ProductName);
  return [
    deviceNumber(device),
    STATES[device.state],
    device.group,
    device.method === 'hybrid' ? `${model} (Hybrid)` : model,
    device.owner,
    device.employeeNumber,
    device.note,
    device.informationAt ? shortJapanTime(device.informationAt) : '-',
    shown(information.OSVersion),
  ];
}

export function groupCsv(groups: readonly Group[]): string {
  const cells = ({ parent = '', name, description, order, credential }: Group) => [
    parent,
    name,
    description,
    String(order),
    credential ? longJapanTime(credential.expiresAt) : '',
    credential?.user ?? '',
    credential?.password ?? '',
  ];
  return writeRows([[...GROUP_COLUMNS], ...groups.filter(({ parent }) => parent !== undefined).map(cells)]);
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '-';
}

function truth(value: boolean): string {
  return value ? 'TRUE' : 'FALSE';
}
