import type { ErrorArea } from '../../errors/entry.ts';

export const kittingErrors = {
  'kitting.unknown-device': {
    kind: 'bad-input',
    ja: { what: '端末 {device} が見つかりません。', next: '接続を確かめてから、一覧で選び直してください。' },
    en: { what: 'There is no device {device}.', next: 'Check its cable, then choose it from the list again.' },
  },
  'kitting.unknown-blueprint': {
    kind: 'bad-input',
    ja: { what: 'ブループリント {id} がありません。', next: '一覧から選び直してください。' },
    en: { what: 'There is no blueprint {id}.', next: 'Choose one from the list.' },
  },
  'kitting.unknown-organization': {
    kind: 'bad-input',
    ja: { what: 'ブループリントの組織がありません。', next: '組織を登録し、ブループリントで選んでください。' },
    en: { what: 'The blueprint’s organization does not exist.', next: 'Create it and choose it in the blueprint.' },
  },
  'kitting.unknown-server': {
    kind: 'bad-input',
    ja: { what: 'ブループリントの MDM サーバがありません。', next: 'サーバを登録し、ブループリントで選んでください。' },
    en: { what: 'The blueprint’s MDM server does not exist.', next: 'Create it and choose it in the blueprint.' },
  },
  'kitting.unknown-run': {
    kind: 'bad-input',
    ja: { what: '作業 {run} がありません。', next: '一覧で確かめてください。' },
    en: { what: 'There is no run {run}.', next: 'Look at the list of runs.' },
  },
  'kitting.preview-expired': {
    kind: 'bad-input',
    ja: { what: '確認の有効期限が切れたか、使用済みです。', next: 'もう一度計画を表示して、確認してください。' },
    en: { what: 'The confirmation has expired or was used.', next: 'Show the plan again and confirm it.' },
  },
  'kitting.plan-changed': {
    kind: 'bad-input',
    ja: {
      what: '確認後に計画が変わりました。何も行っていません。',
      next: 'もう一度計画を表示して、確認してください。',
    },
    en: {
      what: 'The plan changed after it was confirmed. Nothing was done.',
      next: 'Show the plan again and confirm it.',
    },
  },
  'kitting.devices-differ': {
    kind: 'bad-input',
    ja: { what: '確認した端末と指定された端末が違います。何も行っていません。', next: '計画を表示し直してください。' },
    en: { what: 'The devices are not those that were confirmed. Nothing was done.', next: 'Show the plan again.' },
  },
  'kitting.nothing-runnable': {
    kind: 'bad-input',
    ja: { what: '作業できる端末がありません。', next: '計画に示された理由を解消してください。' },
    en: { what: 'None of the devices can be worked on.', next: 'See the reasons in the plan.' },
  },
  'kitting.override-needed': {
    kind: 'bad-input',
    ja: { what: '端末 {device} の消去には、シリアル番号の入力が必要です。', next: 'シリアル番号を入力してください。' },
    en: { what: 'To erase {device}, its serial number must be typed.', next: 'Type the serial number.' },
  },
  'kitting.not-armed': {
    kind: 'bad-input',
    ja: {
      what: '安全スイッチが入っていないため、消去できません。',
      next: '「作業可」にしてから、もう一度始めてください。',
    },
    en: { what: 'The station is not armed, so it does not erase.', next: 'Arm it, then start again.' },
  },
  'kitting.device-busy': {
    kind: 'bad-input',
    ja: { what: '端末 {device} は {holder} が使用中です。', next: '終わるのを待ってください。' },
    en: { what: 'Device {device} is in use by {holder}.', next: 'Wait until that has finished.' },
  },
  'kitting.not-waiting': {
    kind: 'bad-input',
    ja: { what: '作業 {run} はこの返答を待っていません。', next: '現在の状態を確かめてください。' },
    en: { what: 'Run {run} is not waiting for this answer.', next: 'Look at where it stands.' },
  },
  'kitting.detached': {
    kind: 'retryable',
    ja: { what: '端末が外されました。', next: 'つなぎ直してください。' },
    en: { what: 'The device was detached.', next: 'Attach it again.' },
  },
  'kitting.other-device': {
    kind: 'device-problem',
    ja: { what: 'つながっている端末は計画した端末ではありません。', next: '正しい端末をつないでください。' },
    en: { what: 'The attached device is not the one that was planned.', next: 'Attach the right device.' },
  },
  'kitting.provisional-device': {
    kind: 'device-problem',
    ja: {
      what: 'ECID を読めないため、取り消せない作業を行いません。',
      next: 'ケーブルを替えて、つなぎ直してください。',
    },
    en: { what: 'Its ECID cannot be read, so nothing irreversible is done.', next: 'Try another cable.' },
  },
  'kitting.find-my-on': {
    kind: 'needs-operator',
    ja: { what: '「探す」がオンのため、消去しません。', next: '端末でオフにしてから、続けてください。' },
    en: { what: 'Find My is on, so it is not erased.', next: 'Turn it off on the device, then continue.' },
  },
  'kitting.find-my-unknown': {
    kind: 'device-problem',
    ja: {
      what: '「探す」の状態を確認できないため、消去しません。',
      next: 'シリアル番号を入力して、計画し直してください。',
    },
    en: {
      what: 'Whether Find My is on cannot be read, so it is not erased.',
      next: 'Plan it again and type its serial.',
    },
  },
  'kitting.battery-low': {
    kind: 'needs-operator',
    ja: { what: 'バッテリー残量が {percent}% です ({floor}% 以上が必要)。', next: '充電してから、続けてください。' },
    en: { what: 'The battery is at {percent}% (at least {floor}% is needed).', next: 'Charge it, then continue.' },
  },
  'kitting.storage-low': {
    kind: 'needs-operator',
    ja: { what: '空き容量が {free} MB です ({needed} MB 以上が必要)。', next: '空きを作ってから、続けてください。' },
    en: { what: 'It has {free} MB free ({needed} MB are needed).', next: 'Make room, then continue.' },
  },
  'kitting.os-too-old': {
    kind: 'device-problem',
    ja: {
      what: 'OS {version} は古すぎます ({minimum} 以降が必要)。',
      next: 'iOS を更新してから、やり直してください。',
    },
    en: { what: 'OS {version} is too old ({minimum} or later is needed).', next: 'Update iOS, then start again.' },
  },
  'kitting.device-locked': {
    kind: 'needs-operator',
    ja: { what: '端末がロックされています。', next: 'ロックを解除してください。' },
    en: { what: 'The device is locked.', next: 'Unlock it.' },
  },
  'kitting.erase-forbidden': {
    kind: 'device-problem',
    ja: {
      what: '端末は構成済みですが、ブループリントが消去を許していません。',
      next: '消去を許すブループリントで、やり直してください。',
    },
    en: {
      what: 'The device is already configured and the blueprint forbids erasing.',
      next: 'Start again with a blueprint that may erase.',
    },
  },
  'kitting.read-back-differs': {
    kind: 'device-problem',
    ja: {
      what: '端末から読み戻した {what} が書き込んだ内容と違います。',
      next: '端末を消去して、やり直してください。',
    },
    en: { what: 'The {what} read back from the device is not what was written.', next: 'Erase it and start again.' },
  },
  'kitting.not-taken': {
    kind: 'retryable',
    ja: { what: '{step} の設定が端末に反映されていません。', next: 'もう一度試してください。' },
    en: { what: 'The device did not take what {step} set.', next: 'Try again.' },
  },
  'kitting.profile-missing': {
    kind: 'retryable',
    ja: { what: 'プロファイル {identifier} が端末にありません。', next: 'もう一度試してください。' },
    en: { what: 'Profile {identifier} is not on the device.', next: 'Try again.' },
  },
  'kitting.profile-needs-tap': {
    kind: 'needs-operator',
    ja: {
      what: 'プロファイル {identifier} は端末での操作を待っています。',
      next: '端末の「設定」でインストールしてください。',
    },
    en: { what: 'Profile {identifier} waits for its user.', next: 'Install it in Settings on the device.' },
  },
  'kitting.configuration-changed': {
    kind: 'device-problem',
    ja: {
      what: '確認後に MDM サーバまたは監視識別情報が変わったため、書き込みません。',
      next: '計画を表示し直してください。',
    },
    en: {
      what: 'The MDM server or the identity changed after the plan was confirmed; nothing is written.',
      next: 'Show the plan again.',
    },
  },
  'kitting.pulled-out': {
    kind: 'device-problem',
    ja: { what: '秒読み中に端末が外されたため、中止しました。', next: '必要なら、もう一度始めてください。' },
    en: {
      what: 'The device was pulled out during the countdown, so it was called off.',
      next: 'Start again if wanted.',
    },
  },
  'kitting.ignored': {
    kind: 'device-problem',
    ja: {
      what: '除外リストにある端末のため、取りやめました。何も書き込んでいません。',
      next: 'キッティングするときは、除外を解いてからやり直してください。',
    },
    en: {
      what: 'It is on the ignore list, so it was called off. Nothing was written.',
      next: 'To kit it, take it off the list and start again.',
    },
  },
  'kitting.run-over': {
    kind: 'bad-input',
    ja: { what: '作業 {run} はすでに終わっています。', next: '一覧で確かめてください。' },
    en: { what: 'Run {run} has ended already.', next: 'Look at the list of runs.' },
  },
  'kitting.not-returned': {
    kind: 'device-problem',
    ja: { what: '端末が {minutes} 分以内に戻りませんでした。', next: 'つないで状態を確かめ、やり直してください。' },
    en: { what: 'The device did not come back within {minutes} min.', next: 'Attach it, look at it, and start again.' },
  },
  'kitting.unanswered': {
    kind: 'device-problem',
    ja: { what: '{hours} 時間返答がなかったため、保留にしました。', next: '準備ができたら、やり直してください。' },
    en: { what: 'Nobody answered for {hours} h, so the run was parked.', next: 'Start again when ready.' },
  },
  'kitting.flapping': {
    kind: 'device-problem',
    ja: { what: '接続が {times} 回切れました。', next: 'ケーブルとハブを替えて、やり直してください。' },
    en: { what: 'The connection broke {times} times.', next: 'Change cable and hub, then start again.' },
  },
  'kitting.crashed-twice': {
    kind: 'device-problem',
    ja: {
      what: 'この端末の作業中にアプリが 2 回落ちたため、保留にしました。',
      next: '端末の状態を確かめ、やり直してください。',
    },
    en: {
      what: 'The station crashed twice while working on it, so it was parked.',
      next: 'Look at it, then start again.',
    },
  },
  'kitting.journal-damaged': {
    kind: 'station-problem',
    ja: {
      what: '作業 {run} の記録が壊れています ({detail})。',
      next: '端末には触れません。保存して開発元へ連絡してください。',
    },
    en: {
      what: 'The journal of run {run} is damaged ({detail}).',
      next: 'The device is left alone. Save it and report it.',
    },
  },
  'kitting.gave-up': {
    kind: 'device-problem',
    ja: {
      what: '担当者が作業を取りやめました (待っていたこと: {reason})。',
      next: '必要なら、もう一度始めてください。',
    },
    en: { what: 'The operator gave up on this run, which waited for: {reason}.', next: 'Start again if wanted.' },
  },
  'kitting.variables-missing': {
    kind: 'needs-operator',
    ja: {
      what: 'プロファイルに入れる値 ({names}) が分かりません。',
      next: '名簿に値を入れて、やり直してください。',
    },
    en: { what: 'Nobody knows what {names} stands for in a profile.', next: 'Add it to the roster and try again.' },
  },
  'kitting.bad-name': {
    kind: 'bad-input',
    ja: { what: '端末名のひな形にある {placeholder} は使えません。', next: 'ブループリントを直してください。' },
    en: { what: 'The name template knows no {placeholder}.', next: 'Mend the blueprint.' },
  },
} as const satisfies ErrorArea;
