import type { StepText } from '../manual-steps/step.ts';

/**
 * Steps of the life cycle that no product's own list has: at the device, by a kitting run, by an MDM's API, and on the
 * pages of products whose paths their makers publish (mission §7, mission-details *Life cycle*).
 */
export const fleetSteps: readonly StepText[] = [
  {
    id: 'register',
    title: { ja: '端末を登録する', en: 'Register the device' },
    path: {
      ja: '消去した端末をつなぎ、ブループリントを適用して、端末側の設定を済ませる。初めて・別の Mac・別のグループのときは、サーバの設定から行う',
      en: 'Attach the erased device, apply the blueprint and finish it on the device. The first time, on another Mac or for another group, begin at the server',
    },
    warnings: [],
  },
  {
    id: 'register-dep',
    title: { ja: '端末を DEP で登録する', en: 'Register the device by DEP' },
    path: {
      ja: '端末を消去 → DEP プロファイル(プロファイル名・端末登録先グループ・認証用ユーザーID・認証用パスワード)を割り当て → 端末側の設定',
      en: 'Erase it → assign the DEP profile (プロファイル名, 端末登録先グループ, its 認証用ユーザーID and 認証用パスワード) → set it up',
    },
    warnings: [
      {
        ja: 'DEP トークンの有効期間は 1 年です。切れているときは先に更新してください。',
        en: 'The DEP token is valid for one year. Renew it first when it has run out.',
      },
    ],
  },
  {
    id: 'register-by-hand',
    title: { ja: '端末から登録する', en: 'Register on the device' },
    path: {
      ja: 'クライアントアプリまたはブラウザで端末登録用認証情報を入力 → 許可 → 設定 → ダウンロード済みのプロファイル → インストール',
      en: 'Enter the enrollment credential in the client app or the browser → allow → Settings → the downloaded profile → install',
    },
    warnings: [
      {
        ja: 'ダウンロードしたプロファイルは 8 分で消えます。',
        en: 'A downloaded profile vanishes after 8 minutes.',
      },
    ],
  },
  {
    id: 'remove-profile',
    title: { ja: '端末から MDM プロファイルを削除する', en: 'Remove the MDM profile on the device' },
    path: {
      ja: '設定 → 一般 → VPNとデバイス管理 → モバイルデバイス管理 → 削除。消えたことを確かめる',
      en: 'Settings → General → VPN & Device Management → Mobile Device Management → Remove. See that it is gone',
    },
    warnings: [],
  },
  {
    id: 'client-app',
    title: { ja: '端末側でインアクティベーションする', en: 'Inactivate on the device' },
    path: {
      ja: 'プッシュ通知をタップ → 許可 → 閉じる → Profile Service → インストール → 完了 → 「Inventit MobiConnect for Business」→ プロファイルを削除',
      en: 'Tap the notification → 許可 → 閉じる → Profile Service → インストール → 完了 → “Inventit MobiConnect for Business” → プロファイルを削除 (remove)',
    },
    warnings: [
      {
        ja: 'Safari を使えないと先に進めません。先に制限を確かめてください。',
        en: 'It needs Safari: look at the restrictions first.',
      },
      {
        ja: 'Safari が開いた時点で管理要求は「成功」になります。インストールをやめたときは、もう一度登録してやり直してください。',
        en: 'The request is 成功 once Safari was passed, even if the installation was then cancelled: register again and repeat.',
      },
    ],
  },
  {
    id: 'client-app-gone',
    title: { ja: 'クライアントアプリが端末にないことを確かめる', en: 'See that the client app is off the device' },
    path: { ja: '端末のホーム画面', en: 'The Home screen of the device' },
    warnings: [],
  },
  {
    id: 'move-group',
    title: { ja: '端末を別のグループへ移す', en: 'Move devices to another group' },
    path: {
      ja: '端末一覧 → CSV → 端末グループ一括移動。結果は ホーム → ダウンロード',
      en: '端末一覧 (device list) → CSV → 端末グループ一括移動 (move groups). The result is under ホーム → ダウンロード',
    },
    warnings: [
      {
        ja: 'グループの自動適用(プラン・フィーチャーセット)は、移した端末に適用されたか確かめてください。',
        en: 'See whether what the group applies by itself (plan, feature set) was applied to the devices that were moved.',
      },
    ],
  },
  {
    id: 'remove-enrollment',
    title: { ja: '登録プロファイルを MDM から削除する', en: 'Remove the enrollment profile by the MDM' },
    path: {
      ja: 'ステーションが API で RemoveProfile を送ります',
      en: 'The station sends RemoveProfile by the API',
    },
    warnings: [
      {
        ja: '端末が通信するまで消えません。',
        en: 'It goes when the device next talks to the MDM.',
      },
    ],
  },
  {
    id: 'turn-off-mdm',
    title: { ja: 'Fleet で MDM をオフにする', en: 'Turn MDM off in Fleet' },
    path: { ja: 'Host details → Actions → Turn off MDM', en: 'Host details → Actions → Turn off MDM' },
    warnings: [],
  },
];
