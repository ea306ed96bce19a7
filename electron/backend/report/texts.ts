import type { Language } from '../../../shared/texts/language.ts';

const ja = {
  title: 'キッティング作業報告',
  devices: '端末(台)',
  done: '完了',
  'not-done': '完了していない作業',
  undelivered: '未送信の登録記録',
  operators: '担当者:',
  comma: '、',
  time: '終了',
  slot: 'スロット',
  device: '端末名',
  serial: 'シリアル番号',
  model: '機種 · iOS',
  blueprint: 'ブループリント',
  operator: '担当者',
  result: '結果',
  delivery: '登録記録',
  nothing: 'この日に終わった作業はありません。',
  'seal-operator': '担当',
  'seal-check': '確認',
  made: '作成 {at} · ステーション {station}',
};

const en: Record<keyof typeof ja, string> = {
  title: 'Kitting report',
  devices: 'Devices',
  done: 'Done',
  'not-done': 'Not done',
  undelivered: 'Records not sent',
  operators: 'At work:',
  comma: ', ',
  time: 'Ended',
  slot: 'Slot',
  device: 'Name',
  serial: 'Serial number',
  model: 'Model · iOS',
  blueprint: 'Blueprint',
  operator: 'By',
  result: 'Result',
  delivery: 'Record',
  nothing: 'No work ended on this day.',
  'seal-operator': 'Done by',
  'seal-check': 'Checked',
  made: 'Made {at} · station {station}',
};

export const reportTexts = { ja, en } satisfies Record<Language, Record<keyof typeof ja, string>>;
