import type { Procedure } from '../procedure.ts';

const requests = {
  ja: '［端末］→ 端末を選択 →［端末リクエスト］',
  en: '［端末］→ select the devices →［端末リクエスト］',
};

/** 構成プロファイルの上書き, after the manual for iOS 9.1 (mission §9). */
export const overwrite: Procedure = {
  id: 'overwrite',
  title: { ja: '構成プロファイルの上書き', en: 'Overwriting the configuration profile' },
  expiresAt: '2015-12-31T23:59:59+09:00',
  list: {
    header: [
      '端末番号',
      '端末状態',
      'グループ',
      '機種',
      '氏名',
      '社員番号',
      '備考',
      '端末情報取得日時',
      'OSバージョン',
      '内部設定適用状況',
      '構成プロファイル上書き完了',
    ],
    device: '端末番号',
    readAt: '端末情報取得日時',
    done: { column: '構成プロファイル上書き完了', is: 'TRUE' },
  },
  once: [
    {
      id: 'lift-filter',
      proof: 'tick',
      title: { ja: 'Webコンテンツフィルタの制限を解除する', en: 'Lift web content filter restrictions' },
      path: { ja: '［設定］→［機能セット］', en: '［設定］→［機能セット］' },
      warnings: [
        {
          ja: 'iOS 9.1 への更新より前に行います。制限が残っている端末は上書きできません。',
          en: 'Before the update to iOS 9.1: a device on which one stays cannot be overwritten.',
        },
      ],
    },
  ],
  steps: [
    {
      id: 'update',
      proof: 'reading',
      expect: { column: 'OSバージョン', atLeastVersion: '9.1' },
      otherwise: 'update',
      title: {
        ja: '端末を iOS 9.1 以降にし、基本情報を取得する',
        en: 'Update to iOS 9.1 or later and read the device',
      },
      path: { ja: `${requests.ja}→［端末基本情報取得］`, en: `${requests.en}→［端末基本情報取得］` },
      warnings: [],
    },
    {
      id: 'deliver',
      proof: 'tick',
      title: {
        ja: 'UnremovableSignedProfiles.mobileconfig をサイレントで配信する',
        en: 'Deliver UnremovableSignedProfiles.mobileconfig silently',
      },
      path: {
        ja: `${requests.ja}→［ファイルダウンロード］(パス /)`,
        en: `${requests.en}→［ファイルダウンロード］(path /)`,
      },
      warnings: [
        {
          ja: '「内部設定」は 3 日後に自動で消えます。消える前に次の手順を終えてください。',
          en: '「内部設定」 removes itself after 3 days: finish the next steps before.',
        },
      ],
    },
    {
      id: 'check-delivery',
      proof: 'reading',
      expect: { column: '内部設定適用状況', is: 'TRUE' },
      otherwise: 'deliver',
      within: { days: 3, since: 'deliver' },
      title: { ja: '基本情報を取得し、「内部設定」を確かめる', en: 'Read the device and see 「内部設定」' },
      path: { ja: `${requests.ja}→［端末基本情報取得］`, en: `${requests.en}→［端末基本情報取得］` },
      warnings: [],
    },
    {
      id: 'tap',
      proof: 'tick',
      within: { days: 3, since: 'deliver' },
      title: {
        ja: '機能セットをタップで適用し、端末でインストールする',
        en: 'Apply a feature set by tap and install it on the device',
      },
      path: { ja: `${requests.ja}→［機能セット適用］(タップ)`, en: `${requests.en}→［機能セット適用］(tap)` },
      warnings: [
        {
          ja: '以前にタップで適用した機能セットがあれば、必ず同じものを使います。ない端末だけ、すべて「制限しない」の新しい機能セットを使います。',
          en: 'Where one was applied by tap before, the same one is mandatory; only a device with none gets a new one with every restriction 制限しない.',
        },
        {
          ja: '端末でキャンセルしても、リクエストは「成功」になります。',
          en: 'The request says 成功 also when the person cancels on the device.',
        },
      ],
    },
    {
      id: 'check-overwritten',
      proof: 'reading',
      expect: { column: '構成プロファイル上書き完了', is: 'TRUE' },
      otherwise: 'tap',
      within: { days: 3, since: 'deliver' },
      title: {
        ja: '基本情報を取得し、上書き完了を確かめる',
        en: 'Read the device again and see that it is overwritten',
      },
      path: { ja: `${requests.ja}→［端末基本情報取得］`, en: `${requests.en}→［端末基本情報取得］` },
      warnings: [
        {
          ja: '取得しないと、終わった端末も未完了と表示されます。',
          en: 'Without it a finished device reads as unfinished.',
        },
      ],
    },
  ],
};
