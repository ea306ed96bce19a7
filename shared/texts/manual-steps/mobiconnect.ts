import type { StepText } from './step.ts';

/**
 * Labels as the vendor's manuals print them (mission-details *Life cycle*; mdm §1.1), with the way to them where the
 * manuals print that, too.
 */
export const mobiconnectSteps: readonly StepText[] = [
  {
    id: 'credentials',
    title: { ja: '端末登録用認証情報と有効期限を確かめる', en: 'Check the enrollment credential and its expiry' },
    path: {
      ja: 'グループ設定 → 端末登録用認証情報',
      en: 'グループ設定 (group settings) → 端末登録用認証情報 (enrollment credential)',
    },
    warnings: [
      {
        ja: '変更すると、それまでの URL では端末が認証情報を尋ねます。',
        en: 'After a change, devices that use an earlier URL ask for credentials.',
      },
    ],
  },
  {
    id: 'export-devices',
    title: { ja: '端末情報 CSV を書き出す', en: 'Export the device information CSV' },
    path: { ja: '端末情報CSVダウンロード', en: '端末情報CSVダウンロード (download device information)' },
    warnings: [],
  },
  {
    id: 'import-devices',
    title: { ja: '書き出した CSV をコンソールに取り込む', en: 'Read the exported CSV into the console' },
    path: {
      ja: '端末一覧 → CSV → 端末グループ一括移動。結果は ホーム → ダウンロード',
      en: '端末一覧 (device list) → CSV → 端末グループ一括移動 (move groups). The result is under ホーム → ダウンロード',
    },
    warnings: [{ ja: 'UTF-8 と Shift_JIS のどちらも使えます。', en: 'It takes UTF-8 as well as Shift_JIS.' }],
  },
  {
    id: 'assign-plan',
    title: { ja: 'サービスプランを割り当てる', en: 'Assign a service plan' },
    path: { ja: 'サービスプランを割り当てる', en: 'サービスプランを割り当てる (assign a service plan)' },
    warnings: [{ ja: '「No Plan」の端末は操作できません。', en: 'Devices on "No Plan" cannot be operated.' }],
  },
  {
    id: 'collect-vpp',
    title: { ja: 'VPP ライセンスを回収する', en: 'Collect VPP licences' },
    path: {
      ja: 'シリアル番号で割り当てた場合: 割当・回収(端末指定)。ユーザーで割り当てた場合: VPPユーザーを停止する',
      en: 'Assigned by serial: 割当・回収(端末指定). Assigned by user: VPPユーザーを停止する (stop the VPP user)',
    },
    warnings: [
      {
        ja: '消去または廃棄する端末では、インアクティベーションの前に行ってください。',
        en: 'For a device that is erased or discarded, do it before the inactivation.',
      },
    ],
  },
  {
    id: 'inactivate',
    title: { ja: '一括インアクティベーション', en: 'Inactivate devices' },
    path: {
      ja: '端末管理 → グループ → 端末にチェック → 端末管理 → 一括インアクティベーション → 「Apple MDMプロファイル削除」「予約日時を設定する」「パスワード」「同意する」→ OK',
      en: '端末管理 → group → tick devices → 端末管理 → 一括インアクティベーション → Apple MDMプロファイル削除 (remove the MDM profile), 予約日時を設定する (schedule), パスワード, 同意する (agree) → OK',
    },
    warnings: [
      {
        ja: '待っている管理要求はすべて取り消されます。',
        en: 'Every request that waits for the device is cancelled.',
      },
      {
        ja: 'WLAN のプロファイルをサイレントで入れた端末は通信できなくなります。先に別のネットワークにつないでください。',
        en: 'A device whose WLAN profile was installed silently loses its network: connect another first.',
      },
      {
        ja: 'DEP で MDM プロファイルの削除を禁止した端末では、このオプションでしか削除できません。',
        en: 'With DEP and removal forbidden, the MDM profile can only be removed by this option.',
      },
    ],
  },
  {
    id: 'force-inactivate',
    title: { ja: '強制インアクティベーション', en: 'Force the inactivation' },
    path: { ja: '強制インアクティベーション', en: '強制インアクティベーション (forced inactivation)' },
    warnings: [
      {
        ja: '通信できない端末だけに使います。端末の制限は解除されず、消去が要ることがあります。',
        en: 'Only for devices that cannot talk any more: restrictions stay on the device, and it may need an erase.',
      },
    ],
  },
  {
    id: 'delete',
    title: { ja: '端末情報を削除する', en: 'Delete device information' },
    path: {
      ja: '「無効」の端末にチェック → 端末一括削除(UI バージョン 2 ではゴミ箱アイコンから)→ パスワード → 同意する → 削除',
      en: 'tick inactive (無効) devices → 端末一括削除 (in UI version 2 by the trash icon) → password → 同意する (agree) → 削除 (delete)',
    },
    warnings: [
      { ja: '削除するまでライセンスは空きません。', en: 'No licence is freed before that.' },
      {
        ja: 'クライアントアプリが端末に残っていないことを確かめてください。',
        en: 'Make sure that the client app is off the device.',
      },
    ],
  },
  {
    id: 'renew-dep-token',
    title: { ja: 'DEP トークンを更新する', en: 'Renew the DEP token' },
    path: { ja: 'DEPトークンの更新', en: 'DEPトークンの更新 (renew the DEP token)' },
    warnings: [{ ja: '有効期間は 1 年です。', en: 'It is valid for one year.' }],
  },
];
