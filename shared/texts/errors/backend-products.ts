import type { ErrorArea } from '../../errors/entry.ts';

/** What one product cannot do, and what goes wrong with its files. */
export const backendProductErrors = {
  'backend.cannot-records': {
    kind: 'bad-input',
    ja: {
      what: '{product} は登録記録を API で受け取れません。',
      next: 'CSV で書き出すか、登録記録の送り先 (REST) をサーバに設定してください。',
    },
    en: {
      what: '{product} takes no enrollment records by API.',
      next: 'Export them as CSV, or give the server a records endpoint (REST).',
    },
  },
  'backend.cannot-lookup': {
    kind: 'bad-input',
    ja: { what: '{product} には端末の登録状態を問い合わせられません。', next: 'コンソールで確かめてください。' },
    en: { what: '{product} cannot be asked whether a device is enrolled.', next: 'Look at its console.' },
  },
  'backend.cannot-commands': {
    kind: 'bad-input',
    ja: {
      what: '{product} には API で命令を送れません。',
      next: 'コンソールで操作してください (手順は `kitbench backend steps`)。',
    },
    en: {
      what: '{product} takes no commands by API.',
      next: 'Do it on its console (steps: `kitbench backend steps`).',
    },
  },
  'backend.command-refused': {
    kind: 'backend-problem',
    ja: {
      what: 'MDM サーバー {host} が命令を受け付けませんでした({reason})。',
      next: '命令の内容を確かめてください。',
    },
    en: { what: 'The MDM backend {host} did not take the command ({reason}).', next: 'Look at the command.' },
  },
  'backend.device-unknown': {
    kind: 'needs-operator',
    ja: {
      what: 'MDM サーバー {host} では、シリアル番号 {serial} の端末が分かりません。',
      next: '端末が登録されてから、もう一度送ってください。',
    },
    en: {
      what: 'The MDM backend {host} does not know a device with the serial number {serial}.',
      next: 'Send it again once the device has enrolled.',
    },
  },
  'backend.no-inbox': {
    kind: 'needs-operator',
    ja: {
      what: '{product} は端末の一覧を API で出せません。登録状態は受信箱 (kitbench inbox) から知ります。',
      next: 'サーバの横で `kitbench inbox` を動かし、その URL とキーを設定してください。',
    },
    en: {
      what: '{product} lists no devices by API: what is enrolled comes from an inbox (kitbench inbox).',
      next: 'Run `kitbench inbox` beside the server, then set its URL and key.',
    },
  },
  'backend.not-configured': {
    kind: 'needs-operator',
    ja: {
      what: 'サーバ「{server}」に MDM の種類が設定されていません。',
      next: '`kitbench server backend set` で設定してください。',
    },
    en: {
      what: 'The server "{server}" has no MDM backend set.',
      next: 'Set one with `kitbench server backend set`.',
    },
  },
  'backend.key-missing': {
    kind: 'bad-input',
    ja: { what: '{what} がありません。', next: 'キーをファイル記述子で渡すか、入力してください。' },
    en: { what: 'The {what} is missing.', next: 'Type it, or pass it by a file descriptor.' },
  },
  'backend.no-files': {
    kind: 'bad-input',
    ja: {
      what: 'サーバ「{server}」の MDM はファイルではなく API でやり取りします。',
      next: '`kitbench server backend test` で接続を確かめてください。',
    },
    en: {
      what: 'The MDM of the server "{server}" works by API, not by files.',
      next: 'Try its connection with `kitbench server backend test`.',
    },
  },
  'backend.file-unreadable': {
    kind: 'bad-input',
    ja: {
      what: '「{file}」を CSV として読めません({reason})。',
      next: 'コンソールから書き出したファイルを、そのまま選んでください。',
    },
    en: { what: '{file} cannot be read as CSV ({reason}).', next: 'Choose the file as the console wrote it.' },
  },
  'backend.file-wrong-header': {
    kind: 'bad-input',
    ja: {
      what: '「{file}」の見出し行が違います(足りない列: {columns})。',
      next: 'コンソールの該当する画面から書き出したファイルか確かめてください。',
    },
    en: {
      what: 'The header of {file} is not the expected one (missing: {columns}).',
      next: 'Check that it was exported from the right page of the console.',
    },
  },
  'backend.columns-unknown': {
    kind: 'needs-operator',
    ja: {
      what: '「{file}」のどの列が端末と状態を表すか分かりません(分からない項目: {fields})。',
      next: 'どの列かを教えてください(コマンドでは `--column 項目=見出し`)。一度教えれば覚えます。',
    },
    en: {
      what: 'It is not clear which columns of {file} name the device and its state (unknown: {fields}).',
      next: 'Say which they are (on the command line with `--column FIELD=HEADER`). It is remembered.',
    },
  },
  'backend.no-layout': {
    kind: 'needs-operator',
    ja: {
      what: 'サーバ「{server}」のコンソールの CSV の形をまだ知りません。',
      next: 'コンソールから端末の一覧を CSV で書き出し、「MDM との連携」か `kitbench backend import` で読み込んでください。',
    },
    en: {
      what: 'The CSV layout of the console of "{server}" is not known yet.',
      next: 'Export the device list on the console and read it in at “Link to the MDM”, or with `kitbench backend import`.',
    },
  },
  'backend.nothing-to-export': {
    kind: 'bad-input',
    ja: {
      what: 'サーバ「{server}」に書き出す登録記録はありません。',
      next: 'もう一度書き出すときは --again を付けてください。',
    },
    en: { what: 'There are no records to export for "{server}".', next: 'Add --again to export earlier ones anew.' },
  },
  'backend.unencodable': {
    kind: 'bad-input',
    ja: {
      what: 'Shift_JIS (CP932) で表せない文字が {count} 個あります。',
      next: '`--encoding utf-8` で書き出してください。',
    },
    en: {
      what: '{count} characters have no place in Shift_JIS (CP932).',
      next: 'Export with `--encoding utf-8`.',
    },
  },
  'backend.file-unwritable': {
    kind: 'bad-input',
    ja: { what: '{path} に書き込めません({reason})。', next: 'まだないファイルの名前を指定してください。' },
    en: { what: '{path} cannot be written ({reason}).', next: 'Name a file that does not exist yet.' },
  },
  'backend.step-unknown': {
    kind: 'bad-input',
    ja: { what: '手順「{step}」はこのサーバにはありません。', next: '`kitbench backend steps` で一覧を見てください。' },
    en: { what: 'This server has no step "{step}".', next: 'See the list of `kitbench backend steps`.' },
  },
  'inbox.exposed': {
    kind: 'bad-input',
    ja: {
      what: 'TLS なしの受信箱は、この機械の中 (127.0.0.1) でしか動かせません。',
      next: '--cert と --key を渡すか、--host を 127.0.0.1 にして手前のプロキシで TLS を終端してください。',
    },
    en: {
      what: 'An inbox without TLS listens on this machine only (127.0.0.1).',
      next: 'Give --cert and --key, or keep it on 127.0.0.1 behind a proxy that ends TLS.',
    },
  },
  'inbox.port': {
    kind: 'station-problem',
    ja: { what: 'ポート {port} を使えません({reason})。', next: '別のポートを選んでください。' },
    en: { what: 'The port {port} cannot be had ({reason}).', next: 'Choose another port.' },
  },
} as const satisfies ErrorArea;
