import type { ErrorArea } from '../../errors/entry.ts';

export const serviceErrors = {
  'device.connection-lost': {
    kind: 'retryable',
    ja: { what: '端末との接続が切れました({service})。', next: 'ケーブルを確かめて、もう一度試してください。' },
    en: { what: 'The connection to the device broke ({service}).', next: 'Check the cable, then try again.' },
  },
  'device.no-answer': {
    kind: 'retryable',
    ja: {
      what: '端末が {message} に {seconds} 秒以内に答えませんでした({service})。',
      next: '端末の画面を確かめて、もう一度試してください。',
    },
    en: {
      what: 'The device did not answer {message} within {seconds} s ({service}).',
      next: "Look at the device's screen, then try again.",
    },
  },
  'device.bad-answer': {
    kind: 'device-problem',
    ja: {
      what: '端末の答えを読めません({service}: {reason})。',
      next: '端末を再起動してから、もう一度試してください。',
    },
    en: {
      what: "The device's answer cannot be read ({service}: {reason}).",
      next: 'Restart the device, then try again.',
    },
  },
  'activation.bad-origin': {
    kind: 'station-problem',
    ja: { what: 'アクティベーションの接続先が正しくありません。', next: 'ステーションの設定を確かめてください。' },
    en: { what: 'The activation address is not usable.', next: "Check the station's settings." },
  },
  'activation.unreachable': {
    kind: 'retryable',
    ja: {
      what: 'Apple のアクティベーションサーバ({host})につながりません({reason})。',
      next: 'ステーションのインターネット接続を確かめてください。',
    },
    en: {
      what: "Apple's activation server ({host}) cannot be reached ({reason}).",
      next: "Check the station's Internet connection.",
    },
  },
  'activation.refused': {
    kind: 'device-problem',
    ja: { what: 'アクティベーションサーバが断りました({status})。', next: 'しばらく待って、もう一度試してください。' },
    en: { what: 'The activation server refused ({status}).', next: 'Wait a while, then try again.' },
  },
  'activation.locked': {
    kind: 'needs-operator',
    ja: {
      what: '端末はアクティベーションロックされています。',
      next: '前の持ち主にサインアウトしてもらうか、組織のバイパスコードで解除してください。',
    },
    en: {
      what: 'The device is Activation Locked.',
      next: 'Have its former user sign out, or unlock it with the bypass code of the organization.',
    },
  },
  'activation.bad-answer': {
    kind: 'device-problem',
    ja: { what: 'アクティベーションの答えを読めません({reason})。', next: 'しばらく待って、もう一度試してください。' },
    en: { what: 'The activation answer cannot be read ({reason}).', next: 'Wait a while, then try again.' },
  },
  'activation.failed': {
    kind: 'device-problem',
    ja: {
      what: '端末がアクティベーションを断りました({error})。',
      next: '端末を再起動してから、もう一度試してください。',
    },
    en: { what: 'The device refused the activation ({error}).', next: 'Restart the device, then try again.' },
  },
  'diagnostics.failed': {
    kind: 'device-problem',
    ja: { what: '端末が {request} を断りました({status})。', next: '端末を手で操作してください。' },
    en: { what: 'The device refused {request} ({status}).', next: 'Do it by hand on the device.' },
  },
  'afc.failed': {
    kind: 'device-problem',
    ja: { what: '端末のファイル {path} を扱えません({status})。', next: '端末のロックと空き容量を確かめてください。' },
    en: {
      what: "The device's file {path} cannot be handled ({status}).",
      next: 'Check that it is unlocked and has free space.',
    },
  },
} as const satisfies ErrorArea;
