import type { ErrorArea } from '../../errors/table.ts';

export const stationErrors = {
  'internal.unexpected': {
    kind: 'unknown',
    ja: { what: '予期しないエラーです: {text}', next: '作業は止めました。ログを保存して開発元へ連絡してください。' },
    en: { what: 'Something unexpected happened: {text}', next: 'The work was stopped. Save the log and report it.' },
  },
  'internal.timeout': {
    kind: 'retryable',
    ja: {
      what: '{what} が {seconds} 秒以内に終わりませんでした。',
      next: 'ケーブルと端末を確かめて、もう一度試してください。',
    },
    en: { what: '{what} did not finish within {seconds} s.', next: 'Check the cable and the device, then try again.' },
  },
  'internal.aborted': {
    kind: 'retryable',
    ja: { what: '{what} を中止しました。', next: '必要なら、もう一度始めてください。' },
    en: { what: '{what} was cancelled.', next: 'Start it again if it is still wanted.' },
  },
} as const satisfies ErrorArea;
