import type { ReasonArea } from './area.ts';

/** What a run waits for, and what ends the wait. */
export const waitingReasons = {
  'wait.device': { ja: '端末をつなぎ直してください。', en: 'Attach the device again.' },
  'wait.trust': {
    ja: '端末で「信頼」をタップし、パスコードを入力してください。',
    en: 'Tap Trust on the device and enter its passcode.',
  },
  'wait.unlock': { ja: '端末のロックを解除してください。', en: 'Unlock the device.' },
  'wait.problem': { ja: '対処が必要です ({problem})。', en: 'Something needs your hand ({problem}).' },
  'wait.station': {
    ja: 'ステーション側の問題です ({problem})。直してから再開してください。',
    en: 'The station has a problem ({problem}). Mend it, then resume.',
  },
  'wait.armed': {
    ja: '消去するには安全スイッチを「作業可」にしてください。',
    en: 'To erase, switch the station to armed.',
  },
  'wait.pull-out': {
    ja: '{seconds} 秒後に消去します。止めるにはケーブルを抜いてください。',
    en: 'It is erased in {seconds} s. Pull the cable to stop.',
  },
  'wait.auto-start': {
    ja: '{seconds} 秒後に自動で構成します。止めるにはケーブルを抜いてください。',
    en: 'It is configured in {seconds} s. Pull the cable to stop.',
  },
  'wait.paused': { ja: '一時停止中です。再開すると続きます。', en: 'Paused. It goes on when it is resumed.' },
  'wait.erase-return': {
    ja: '消去中です。端末が戻るのを待っています。',
    en: 'Erasing: waiting for the device to return.',
  },
  'wait.erase-doubt': {
    ja: '消去の指示が届いたか分かりません。端末はまだ消去されていません。もう一度消去してよいか確認してください。',
    en: 'The erase may not have arrived; the device is not erased. Confirm to erase again.',
  },
  'wait.erase-needed': {
    ja: '設定済みの端末です。続けるには消去が必要です。データは戻せません。',
    en: 'The device is already set up. To go on it must be erased; the data cannot be brought back.',
  },
  'wait.erase-needed-configured-by': {
    ja: '「{organization}」により構成済みです。続けるには消去が必要です。データは戻せません。',
    en: 'It was configured by “{organization}”. To go on it must be erased; the data cannot be brought back.',
  },
  'wait.configuration-doubt': {
    ja: '構成の書き込みが届かなかったようです。もう一度書き込んでよいか確認してください。',
    en: 'The configuration seems not to have arrived. Confirm to write it again.',
  },
  'wait.configuration-refused': {
    ja: '端末が構成を受け付けませんでした ({problem})。対処してから、もう一度書き込んでよいか確認してください。',
    en: 'The device refused the configuration ({problem}). Mend that, then confirm to write it again.',
  },
  'wait.configuration-gone': {
    ja: '書き込んだ構成が端末から消えています。もう一度書き込んでよいか確認してください。',
    en: 'The configuration written is gone from the device. Confirm to write it again.',
  },
  'wait.roster': {
    ja: '名簿にこの端末の「{field}」がありません。名簿に結び付けると先へ進みます。端末はまだ変更していません。',
    en: 'The roster has no “{field}” for this device. Join it to a row and it goes on; nothing was changed on it yet.',
  },
  'wait.profile-tap': {
    ja: '端末の「設定」でダウンロード済みのプロファイルをインストールしてください。',
    en: 'Install the downloaded profile in Settings on the device.',
  },
} as const satisfies ReasonArea;
