import type { ErrorArea } from '../../errors/entry.ts';

export const linkErrors = {
  'station.socket-path-too-long': {
    kind: 'station-problem',
    ja: { what: 'ソケットのパスが長すぎます: {path}', next: 'もっと短いパスのデータフォルダを選んでください。' },
    en: { what: 'The socket path is too long: {path}', next: 'Choose a data folder with a shorter path.' },
  },
  'station.not-running': {
    kind: 'station-problem',
    ja: { what: 'ステーションが動いていません。', next: 'Kitbench を起動してから、もう一度実行してください。' },
    en: { what: 'No station is running.', next: 'Start Kitbench, then run the command again.' },
  },
  'station.connection-lost': {
    kind: 'station-problem',
    ja: {
      what: 'ステーションとの接続が切れました。',
      next: '作業は続いているかもしれません。`kitbench status` で確かめてください。',
    },
    en: {
      what: 'The connection to the station was lost.',
      next: 'The work may go on: look with `kitbench status`.',
    },
  },
  'station.other-version': {
    kind: 'station-problem',
    ja: { what: '動いているステーションは別の版です ({theirs})。', next: '両方を同じ版にそろえてください。' },
    en: { what: 'The running station speaks another version ({theirs}).', next: 'Bring both to the same version.' },
  },
  'station.unknown-command': {
    kind: 'bad-input',
    ja: { what: 'そのような操作はありません: {kind}', next: '両方の版が同じか確かめてください。' },
    en: { what: 'There is no such command: {kind}', next: 'Check that both sides are of the same version.' },
  },
  'station.not-allowed': {
    kind: 'bad-input',
    ja: { what: 'この役割では {kind} を実行できません。', next: '作業者として接続し直してください。' },
    en: { what: 'This role may not run {kind}.', next: 'Connect as an operator.' },
  },
  'station.profile-unreadable': {
    kind: 'bad-input',
    ja: {
      what: 'ステーションのプロファイルを読めません: {path} ({where})',
      next: 'ファイルの場所と中身を確かめてください。本番のデータフォルダは指定できません。',
    },
    en: {
      what: 'The station profile cannot be read: {path} ({where})',
      next: 'Check the file and its contents. It must not name the production data folder.',
    },
  },
} as const satisfies ErrorArea;
