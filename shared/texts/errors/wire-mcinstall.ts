import type { ErrorArea } from '../../errors/entry.ts';

export const mcInstallErrors = {
  'mcinstall.device-locked': {
    kind: 'needs-operator',
    ja: { what: '端末がロックされているため、設定できません。', next: '端末のロックをパスコードで解除してください。' },
    en: { what: 'The device is locked and cannot be configured.', next: 'Unlock it with its passcode.' },
  },
  'mcinstall.already-configured': {
    kind: 'needs-erase',
    ja: {
      what: '端末にはすでにクラウド構成があります。',
      next: '変えるには端末の消去が必要です。消去してよいか確かめてください。',
    },
    en: {
      what: 'The device already has a cloud configuration.',
      next: 'Only an erase can change it. Make sure the device may be erased.',
    },
  },
  'mcinstall.not-activated': {
    kind: 'device-problem',
    ja: { what: '端末がアクティベートされていません。', next: '先に端末をアクティベートしてください。' },
    en: { what: 'The device is not activated.', next: 'Activate the device first.' },
  },
  'mcinstall.ade-assigned': {
    kind: 'needs-operator',
    ja: {
      what: '端末は Apple Business Manager または Apple School Manager で割り当てられています。',
      next: '自動デバイス登録で登録するか、割り当てを解除してください。',
    },
    en: {
      what: 'The device is assigned in Apple Business Manager or Apple School Manager.',
      next: 'Enroll it by Automated Device Enrollment, or remove the assignment.',
    },
  },
  'mcinstall.ade-refused': {
    kind: 'needs-operator',
    ja: {
      what: '自動デバイス登録の設定により、端末が断りました。',
      next: 'Apple Business Manager の割り当てを確かめてください。',
    },
    en: {
      what: 'The device refused because of Automated Device Enrollment.',
      next: 'Check its assignment in Apple Business Manager.',
    },
  },
  'mcinstall.credentials-needed': {
    kind: 'needs-operator',
    ja: {
      what: 'MDM サーバがユーザー名とパスワードを求めています。',
      next: '端末登録用の認証情報を確かめてください。',
    },
    en: { what: 'The MDM server wants a user name and a password.', next: 'Check the enrollment credentials.' },
  },
  'mcinstall.cloud-configuration-unavailable': {
    kind: 'retryable',
    ja: {
      what: '端末がクラウド構成を取得できません。',
      next: '端末のネットワークを確かめて、もう一度試してください。',
    },
    en: {
      what: 'The device cannot fetch its cloud configuration.',
      next: "Check the device's network, then try again.",
    },
  },
  'mcinstall.bad-cloud-configuration': {
    kind: 'bad-input',
    ja: { what: '端末がクラウド構成の内容を受け付けません。', next: 'ブループリントと組織の設定を確かめてください。' },
    en: {
      what: 'The device does not accept the cloud configuration.',
      next: 'Check the blueprint and the organization.',
    },
  },
  'mcinstall.pair-records-kept': {
    kind: 'device-problem',
    ja: {
      what: '端末がほかのコンピュータとのペアリングを消せませんでした。',
      next: '端末を再起動してから、もう一度試してください。',
    },
    en: { what: 'The device could not remove its other pairings.', next: 'Restart the device, then try again.' },
  },
  'mcinstall.not-saved': {
    kind: 'device-problem',
    ja: { what: '端末がクラウド構成を保存できませんでした。', next: '端末の空き容量を確かめ、再起動してください。' },
    en: { what: 'The device could not save the cloud configuration.', next: 'Check its free space and restart it.' },
  },
  'mcinstall.certificate-rejected': {
    kind: 'needs-operator',
    ja: {
      what: '端末はこの監視識別情報で監視されていません。',
      next: '監視対象にしたときの監視識別情報を選んでください。',
    },
    en: {
      what: 'The device is not supervised with this supervision identity.',
      next: 'Choose the supervision identity it was supervised with.',
    },
  },
  'mcinstall.signed-request-rejected': {
    kind: 'station-problem',
    ja: { what: '端末が監視識別情報の署名を受け付けません。', next: '監視識別情報を読み込み直してください。' },
    en: {
      what: "The device does not accept the supervision identity's signature.",
      next: 'Import the supervision identity again.',
    },
  },
  'mcinstall.not-supervised': {
    kind: 'needs-erase',
    ja: { what: '端末は監視対象ではありません。', next: '監視対象にするには端末の消去が必要です。' },
    en: { what: 'The device is not supervised.', next: 'Supervising it needs an erase.' },
  },
  'mcinstall.keybag-migration': {
    kind: 'device-problem',
    ja: { what: '端末のキーバッグの移行に失敗しました。', next: '端末を再起動してから、もう一度試してください。' },
    en: { what: "The device's keybag migration failed.", next: 'Restart the device, then try again.' },
  },
  'mcinstall.passcode-set': {
    kind: 'needs-operator',
    ja: {
      what: '端末にパスコードがあるため、断られました。',
      next: '端末のパスコードをオフにしてから、もう一度試してください。',
    },
    en: { what: 'The device refused because it has a passcode.', next: 'Turn its passcode off, then try again.' },
  },
  'mcinstall.bad-profile': {
    kind: 'bad-input',
    ja: { what: 'プロファイルを端末が読めません。', next: 'プロファイルを作り直すか、読み込み直してください。' },
    en: { what: 'The device cannot read the profile.', next: 'Create or import the profile again.' },
  },
  'mcinstall.profile-failed': {
    kind: 'device-problem',
    ja: {
      what: 'プロファイルをインストールできませんでした。',
      next: 'プロファイルの内容と端末の状態を確かめてください。',
    },
    en: { what: 'The profile could not be installed.', next: "Check the profile's contents and the device." },
  },
  'mcinstall.profile-not-allowed': {
    kind: 'bad-input',
    ja: {
      what: 'このプロファイルは、この方法ではインストールできません。',
      next: '監視対象の端末で使うか、MDM から配布してください。',
    },
    en: {
      what: 'The profile cannot be installed this way.',
      next: 'Use it on a supervised device, or deliver it from the MDM.',
    },
  },
  'mcinstall.profile-cancelled': {
    kind: 'needs-operator',
    ja: {
      what: 'プロファイルのインストールが端末で取り消されました。',
      next: '端末で「インストール」をタップしてください。',
    },
    en: { what: 'Installing the profile was cancelled on the device.', next: 'Tap Install on the device.' },
  },
  'mcinstall.profile-not-found': {
    kind: 'device-problem',
    ja: { what: 'そのプロファイルは端末にありません。', next: '端末のプロファイルの一覧を確かめてください。' },
    en: { what: 'The profile is not on the device.', next: "Check the device's list of profiles." },
  },
  'mcinstall.mdm-failed': {
    kind: 'needs-operator',
    ja: {
      what: '端末を MDM に登録できませんでした。',
      next: 'サーバの URL と認証情報、端末のネットワークを確かめてください。',
    },
    en: {
      what: 'The device could not enroll into the MDM.',
      next: "Check the server's URL and credentials and the device's network.",
    },
  },
  'mcinstall.setting-refused': {
    kind: 'device-problem',
    ja: { what: '端末が設定の変更を断りました。', next: '端末が監視対象か確かめてください。' },
    en: { what: 'The device refused to change a setting.', next: 'Check that the device is supervised.' },
  },
  'mcinstall.bad-request': {
    kind: 'station-problem',
    ja: { what: '端末が {request} を理解しませんでした。', next: 'ログを保存して開発元へ連絡してください。' },
    en: { what: 'The device did not understand {request}.', next: 'Save the log and report it.' },
  },
  'mcinstall.refused': {
    kind: 'unknown',
    ja: { what: '端末が {request} を断りました({status})。', next: 'ログを保存して、端末を再起動してください。' },
    en: { what: 'The device refused {request} ({status}).', next: 'Save the log and restart the device.' },
  },
} as const satisfies ErrorArea;
