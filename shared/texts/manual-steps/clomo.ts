import type { StepText } from './step.ts';

/** Labels and, where they are printed, paths as the vendor's manuals and support pages print them (mission-details; mdm §1.2). */
export const clomoSteps: readonly StepText[] = [
  {
    id: 'licences',
    title: { ja: '管理端末数と契約数を確かめる', en: 'Compare managed devices with the contract' },
    path: { ja: 'CLOMO PANEL HOME → 管理端末数/契約', en: 'CLOMO PANEL HOME → 管理端末数/契約 (managed / contracted)' },
    warnings: [
      {
        ja: '空きがないと新しい端末は登録できません。ライセンスは MDM プロファイルを入れたときに使います。',
        en: 'With none left no device can enroll. A licence is taken when the MDM profile is installed.',
      },
    ],
  },
  {
    id: 'export-devices',
    title: { ja: '端末の一覧を CSV で書き出す', en: 'Export the device list as CSV' },
    path: { ja: '検索欄の上の Import/Export', en: 'Import/Export above the search box' },
    warnings: [
      {
        ja: '端末側で初期化した端末も「管理中」のままです。',
        en: 'A device that was wiped at the device still shows 管理中.',
      },
    ],
  },
  {
    id: 'import-devices',
    title: { ja: '書き出した CSV をコンソールに取り込む', en: 'Read the exported CSV into the console' },
    path: { ja: '検索欄の上の Import/Export', en: 'Import/Export above the search box' },
    warnings: [{ ja: 'IMEI に空白が入っていないか確かめてください。', en: 'Beware of spaces inside IMEI numbers.' }],
  },
  {
    id: 'verify',
    title: { ja: '端末が一覧に出ることを確かめる', en: 'See the device in the list' },
    path: { ja: 'CLOMO PANEL → Devices', en: 'CLOMO PANEL → Devices' },
    warnings: [{ ja: '出ないときは、登録されていません。', en: 'If it is absent, treat it as not enrolled.' }],
  },
  {
    id: 'retire',
    title: { ja: '端末を初期化して返却・廃棄する', en: 'Erase a device that is retired' },
    path: { ja: 'EraseDevice の確認画面', en: 'The dialog of EraseDevice' },
    warnings: [
      {
        ja: '「MDM への再登録(Return to Service)」のチェックを必ず外してください。',
        en: 'Clear the tick at MDM への再登録(Return to Service).',
      },
    ],
  },
  {
    id: 'renew-push-certificate',
    title: { ja: 'Apple Push 証明書を更新する', en: 'Renew the Apple Push certificate' },
    path: {
      ja: '設定 → Mobile Device Management → iOS/macOS → 基本設定 → MDM 構成プロファイルの作成ウィザード',
      en: 'Settings → Mobile Device Management → iOS/macOS → 基本設定 → MDM 構成プロファイルの作成ウィザード',
    },
    warnings: [
      {
        ja: '証明書ができた後は「続きから始める」だけを使い、「次へ」は押さないでください。同じ Apple ID で更新しないと、全端末の管理が切れます。',
        en: 'Once the certificate exists use only 続きから始める, never 次へ. Renewed with another Apple ID, every managed device is lost.',
      },
    ],
  },
];
