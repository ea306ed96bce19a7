import type { ErrorArea } from '../../errors/entry.ts';

export const lockdownErrors = {
  'lockdown.restore-mode': {
    kind: 'device-problem',
    ja: { what: '端末は復元モードです。', next: '復元が終わるのを待つか、端末を再起動してからつなぎ直してください。' },
    en: { what: 'The device is in restore mode.', next: 'Let the restore finish, or restart it and plug it in again.' },
  },
  'lockdown.pair-record-rejected': {
    kind: 'needs-operator',
    ja: {
      what: '端末がこのステーションのペアリングを受け付けません。',
      next: '端末をもう一度ペアリングしてください。',
    },
    en: { what: "The device does not accept this station's pairing.", next: 'Pair the device again.' },
  },
  'lockdown.pair-record-malformed': {
    kind: 'needs-operator',
    ja: {
      what: '保存されているペアリング情報が壊れています({reason})。',
      next: '端末をもう一度ペアリングしてください。',
    },
    en: { what: 'The stored pair record is damaged ({reason}).', next: 'Pair the device again.' },
  },
  'lockdown.invalid-host-id': {
    kind: 'needs-operator',
    ja: {
      what: '端末はこのステーションとペアリングされていません。',
      next: '端末をもう一度ペアリングしてください。消去されたあとなら、これで正常です。',
    },
    en: {
      what: 'The device is not paired with this station.',
      next: 'Pair the device again. After an erase this is as it should be.',
    },
  },
  'lockdown.locked': {
    kind: 'needs-operator',
    ja: { what: '端末がロックされています。', next: '端末のロックをパスコードで解除してください。' },
    en: { what: 'The device is locked.', next: 'Unlock it with its passcode.' },
  },
  'lockdown.before-first-unlock': {
    kind: 'needs-operator',
    ja: {
      what: '端末は起動してから一度もロック解除されていません。',
      next: '端末のロックをパスコードで解除してください。',
    },
    en: { what: 'The device has not been unlocked since it started.', next: 'Unlock it with its passcode.' },
  },
  'lockdown.trust-pending': {
    kind: 'needs-operator',
    ja: {
      what: '端末に「このコンピュータを信頼しますか?」が出ています。',
      next: '端末で「信頼」をタップし、パスコードを入れてください。',
    },
    en: { what: 'The device asks "Trust This Computer?".', next: 'Tap Trust on the device and enter its passcode.' },
  },
  'lockdown.trust-denied': {
    kind: 'needs-operator',
    ja: {
      what: '端末で「信頼しない」がタップされました。',
      next: '端末をつなぎ直して「信頼」をタップしてください。出ないときは「位置情報とプライバシーをリセット」してください。',
    },
    en: {
      what: '"Don\'t Trust" was tapped on the device.',
      next: 'Plug it in again and tap Trust. If it does not ask, reset Location & Privacy.',
    },
  },
  'lockdown.pairing-forbidden': {
    kind: 'needs-operator',
    ja: {
      what: '端末の構成がこのステーションとのペアリングを禁じています。',
      next: '監視対象にしたときの監視識別情報を選ぶか、端末を復元してください。',
    },
    en: {
      what: "The device's configuration forbids pairing with this station.",
      next: 'Choose the supervision identity it was supervised with, or restore the device.',
    },
  },
  'lockdown.supervisor-required': {
    kind: 'needs-operator',
    ja: {
      what: '端末は監視している組織とだけペアリングします。',
      next: '監視対象にしたときの監視識別情報を選んでください。',
    },
    en: {
      what: 'The device pairs only with the organization that supervises it.',
      next: 'Choose the supervision identity it was supervised with.',
    },
  },
  'lockdown.supervisor-rejected': {
    kind: 'needs-operator',
    ja: {
      what: '端末がこの監視識別情報を受け付けません({error})。',
      next: '監視対象にしたときの監視識別情報を選んでください。',
    },
    en: {
      what: 'The device does not accept this supervision identity ({error}).',
      next: 'Choose the supervision identity it was supervised with.',
    },
  },
  'lockdown.pairing-deferred': {
    kind: 'needs-operator',
    ja: {
      what: '端末がロックされているため、ペアリングが終わりません。',
      next: '端末のロックを解除してから、もう一度試してください。',
    },
    en: { what: 'Pairing cannot be finished while the device is locked.', next: 'Unlock the device, then try again.' },
  },
  'lockdown.pairing-failed': {
    kind: 'device-problem',
    ja: { what: 'ペアリングできませんでした({error})。', next: '端末を再起動してから、もう一度試してください。' },
    en: { what: 'Pairing failed ({error}).', next: 'Restart the device, then try again.' },
  },
  'lockdown.find-my-on': {
    kind: 'needs-operator',
    ja: { what: '「探す」がオンのため、端末が断りました。', next: '端末で「探す」をオフにしてください。' },
    en: { what: 'The device refused because Find My is on.', next: 'Turn Find My off on the device.' },
  },
  'lockdown.service-unavailable': {
    kind: 'device-problem',
    ja: {
      what: '端末のサービス {service} を始められません({error})。',
      next: '端末を再起動してから、もう一度試してください。',
    },
    en: {
      what: "The device's service {service} cannot be started ({error}).",
      next: 'Restart the device, then try again.',
    },
  },
  'lockdown.service-limit': {
    kind: 'retryable',
    ja: {
      what: '端末のサービス {service} は使用中です。',
      next: '端末を使っているほかのソフトを閉じて、もう一度試してください。',
    },
    en: {
      what: "The device's service {service} is busy.",
      next: 'Close other software that uses the device, then try again.',
    },
  },
  'lockdown.session-lost': {
    kind: 'retryable',
    ja: { what: '端末とのセッションが切れました({error})。', next: 'もう一度試してください。' },
    en: { what: 'The session with the device ended ({error}).', next: 'Try again.' },
  },
  'lockdown.value-refused': {
    kind: 'device-problem',
    ja: { what: '端末が {key} の変更を断りました({error})。', next: '端末の制限と監視の状態を確かめてください。' },
    en: { what: 'The device refused to change {key} ({error}).', next: 'Check its restrictions and its supervision.' },
  },
  'lockdown.refused': {
    kind: 'unknown',
    ja: { what: '端末が {request} を断りました({error})。', next: 'ログを保存して、端末を再起動してください。' },
    en: { what: 'The device refused {request} ({error}).', next: 'Save the log and restart the device.' },
  },
} as const satisfies ErrorArea;
