/** Statuses of 管理要求 (ジョブ), in the console's words (mdm §1.1). */
export const requestStatuses = {
  waiting: { ja: '待機中', en: 'Waiting' },
  scheduled: { ja: '予約待機中', en: 'Scheduled' },
  pushing: { ja: 'PUSH送信中', en: 'Sending push' },
  'retry-wait': { ja: 'リトライ待機中', en: 'Waiting to retry' },
  'awaiting-device': { ja: '端末応答待ち', en: 'Waiting for the device' },
  running: { ja: '実行中', en: 'Running' },
  'awaiting-result': { ja: '結果通知待ち', en: 'Waiting for the result' },
  succeeded: { ja: '成功', en: 'Succeeded' },
  'push-timeout': { ja: 'PUSHタイムアウト', en: 'Push timed out' },
  'request-timeout': { ja: '要求タイムアウト', en: 'Request timed out' },
  'session-timeout': { ja: 'セッションタイムアウト', en: 'Session timed out' },
  cancelled: { ja: 'キャンセル', en: 'Cancelled' },
  'device-error': { ja: '端末エラー', en: 'Device error' },
  'server-error': { ja: 'サーバーエラー', en: 'Server error' },
} as const satisfies Record<string, { ja: string; en: string }>;

export type RequestStatus = keyof typeof requestStatuses;
export const requestStatusNames = Object.keys(requestStatuses) as [RequestStatus, ...RequestStatus[]];

const OPEN: ReadonlySet<RequestStatus> = new Set([
  'waiting',
  'scheduled',
  'pushing',
  'retry-wait',
  'awaiting-device',
  'running',
  'awaiting-result',
]);

export const isOpen = (status: RequestStatus): boolean => OPEN.has(status);

export const requestKinds = {
  'basic-information': { ja: '端末基本情報取得', en: 'Basic information' },
  'feature-set': { ja: '遠隔設定フィーチャーセット', en: 'Feature set' },
  'file-download': { ja: 'ファイルダウンロード要求', en: 'File download' },
  inactivation: { ja: 'インアクティベーション', en: 'Inactivation' },
  'lost-mode': { ja: '紛失時対策', en: 'Lost Mode' },
  lock: { ja: '遠隔ロック', en: 'Lock' },
  'clear-passcode': { ja: 'パスコード解除', en: 'Clear passcode' },
  erase: { ja: '遠隔初期化', en: 'Erase' },
  rename: { ja: '端末名の変更', en: 'Rename' },
  'install-app': { ja: 'アプリのインストール', en: 'Install app' },
  'os-update': { ja: 'OSアップデート', en: 'Update iOS' },
} as const satisfies Record<string, { ja: string; en: string }>;

export type RequestKind = keyof typeof requestKinds;
