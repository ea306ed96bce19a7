import { longJapanTime } from '../console/csv/japan-time.ts';
import { parseRows, writeRows } from '../console/csv/rows.ts';
import { type Panel, panelStates } from './panel.ts';

/** This panel's own guess: the vendor's column lists are not public (mdm *Not found*). */
const columns = [
  'シリアル番号',
  '端末名',
  '状態',
  '組織コード',
  '所有者',
  'メモ',
  'Wi-Fi MACアドレス',
  '最終通信日時',
] as const;

/** Export of Devices. */
export function exportPanel(panel: Panel): string {
  return writeRows([
    [...columns],
    ...panel
      .devices()
      .map(({ serial, name, state, organization, owner, memo, wifiMac, seenAt }) => [
        serial,
        name,
        panelStates[state],
        organization,
        owner,
        memo,
        wifiMac,
        seenAt === undefined ? '' : longJapanTime(seenAt),
      ]),
  ]);
}

/** Import: pre-registration, memo, owner, organization; by the columns that the file has. @returns how many rows. */
export function importPanel(panel: Panel, text: string): number {
  const [header = [], ...rows] = parseRows(text);
  const cellOf = (row: readonly string[], column: (typeof columns)[number]) => row[header.indexOf(column)];
  const known = rows.filter((row) => (cellOf(row, 'シリアル番号') ?? '') !== '');
  for (const row of known) {
    const words = {
      organization: cellOf(row, '組織コード'),
      owner: cellOf(row, '所有者'),
      memo: cellOf(row, 'メモ'),
    };
    const given = Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
    panel.enter(cellOf(row, 'シリアル番号') ?? '', given);
  }
  return known.length;
}
