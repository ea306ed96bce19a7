import type { ErrorArea } from '../../errors/entry.ts';

export const usbmuxErrors = {
  'usbmux.bad-address': {
    kind: 'bad-input',
    ja: {
      what: 'usbmuxd のアドレス「{text}」を読めません。',
      next: 'UNIX:/パス、/パス、または ホスト:ポート の形で指定してください。',
    },
    en: {
      what: 'The usbmuxd address "{text}" cannot be read.',
      next: 'Give it as UNIX:/path, /path or host:port.',
    },
  },
  'usbmux.unreachable': {
    kind: 'station-problem',
    ja: {
      what: 'usbmuxd({address})につながりません({reason})。',
      next: '端末を 1 台つなぐか、このステーションを再起動してから、もう一度試してください。',
    },
    en: {
      what: 'usbmuxd ({address}) cannot be reached ({reason}).',
      next: 'Plug in a device or restart this station, then try again.',
    },
  },
  'usbmux.connection-lost': {
    kind: 'retryable',
    ja: {
      what: 'usbmuxd との接続が切れました。',
      next: '自動でつなぎ直します。続くときはステーションを再起動してください。',
    },
    en: {
      what: 'The connection to usbmuxd broke.',
      next: 'It is opened again by itself. If it keeps breaking, restart.',
    },
  },
  'usbmux.no-answer': {
    kind: 'retryable',
    ja: {
      what: 'usbmuxd が {command} に {seconds} 秒以内に答えませんでした。',
      next: 'もう一度試してください。続くときはステーションを再起動してください。',
    },
    en: {
      what: 'usbmuxd did not answer {command} within {seconds} s.',
      next: 'Try again. If it keeps happening, restart the station.',
    },
  },
  'usbmux.bad-answer': {
    kind: 'station-problem',
    ja: { what: 'usbmuxd の答えを読めません({reason})。', next: 'usbmuxd のアドレスが正しいか確かめてください。' },
    en: { what: "usbmuxd's answer cannot be read ({reason}).", next: 'Check that the address is really usbmuxd.' },
  },
  'usbmux.failed': {
    kind: 'station-problem',
    ja: {
      what: 'usbmuxd が {command} を断りました(番号 {number})。',
      next: 'ステーションを再起動してから、もう一度試してください。',
    },
    en: { what: 'usbmuxd refused {command} (number {number}).', next: 'Restart the station, then try again.' },
  },
  'usbmux.device-gone': {
    kind: 'retryable',
    ja: { what: '端末がつながっていません。', next: 'ケーブルを確かめて、端末をつなぎ直してください。' },
    en: { what: 'The device is not attached any more.', next: 'Check the cable and plug the device in again.' },
  },
  'usbmux.refused': {
    kind: 'retryable',
    ja: {
      what: '端末がまだ接続を受け付けません(ポート {port})。',
      next: '端末の起動が終わるまで待ってから、もう一度試してください。',
    },
    en: {
      what: 'The device takes no connection yet (port {port}).',
      next: 'Wait until it has started, then try again.',
    },
  },
} as const satisfies ErrorArea;
