import type { StepText } from '../manual-steps/step.ts';
import { account, keep } from './any.ts';
import type { PushPurpose } from './guide.ts';

const path = {
  ja: '設定 → Mobile Device Management → iOS/macOS → 基本設定 → 「MDM 構成プロファイルの作成ウィザード」',
  en: '設定 → Mobile Device Management → iOS/macOS → 基本設定 → MDM 構成プロファイルの作成ウィザード',
};

/** The wizard of CLOMO PANEL up to the CSR (mission-details: 001 section 1). */
export function clomoBefore(purpose: PushPurpose): readonly StepText[] {
  return [
    account,
    {
      id: 'wizard',
      title: { ja: 'CLOMO PANEL でウィザードを開く', en: 'Open the wizard in CLOMO PANEL' },
      path,
      warnings: [
        {
          ja: '初回の設定と年 1 回の更新のとき以外は「Cancel」で閉じてください。証明書が上書きされ、管理中の端末が切り離されます。',
          en: 'Outside the first set-up and the yearly renewal, leave with Cancel: the certificate would be overwritten and managed devices cut off.',
        },
        {
          ja: 'ログインしたまま、最後まで続けて行ってください。ネットワークにつながる PC ならどれでもよく、今後管理する人のものを勧めます。',
          en: 'Stay logged in and do all in one go, on any networked computer, preferably the future administrator’s.',
        },
      ],
    },
    {
      id: 'fields',
      title: { ja: '担当者の情報を入力する', en: 'Fill in the contact' },
      path: {
        ja: '「ご担当者様メールアドレス」= Apple ID、「ご担当者様氏名(半角英数)」= 例: Taro Yamada、「会社所在地 国名コード」= JP',
        en: 'ご担当者様メールアドレス = the Apple ID, ご担当者様氏名(半角英数) = e.g. Taro Yamada, 会社所在地 国名コード = JP',
      },
      warnings: [{ ja: '氏名の間は半角スペースで区切ります。', en: 'One half-width space stands between the names.' }],
    },
    {
      id: 'request',
      title: { ja: 'CSR をダウンロードする', en: 'Download the CSR' },
      path: {
        ja: '「ベンダー署名付き CSR ファイルのダウンロード」',
        en: 'ベンダー署名付き CSR ファイルのダウンロード',
      },
      warnings: [
        {
          ja: '「次へ」は、ダウンロードするまで押せません。',
          en: '次へ stays grey until it was clicked.',
        },
        ...(purpose === 'first'
          ? []
          : [
              {
                ja: '証明書ができた後は「続きから始める」だけを使い、「次へ」は押さないでください。',
                en: 'Once the certificate exists use only 続きから始める, never 次へ.',
              },
            ]),
      ],
    },
  ];
}

/** From the certificate on. */
export function clomoAfter(purpose: PushPurpose): readonly StepText[] {
  return [
    {
      id: 'upload',
      title: { ja: '証明書を Apple ID とともにアップロードする', en: 'Upload the certificate with the Apple ID' },
      path: {
        ja: 'CLOMO PANEL の同じウィザード →「続きから始める」',
        en: 'The same wizard of CLOMO PANEL → 続きから始める',
      },
      warnings: [
        {
          ja: '「次へ」からやり直さないでください。',
          en: 'Do not begin again with 次へ.',
        },
        {
          ja: '拒否されたら秘密鍵と一致していません。CSR と証明書のファイルをすべて削除し、CSR のダウンロードからやり直してください。',
          en: 'If it is refused, it does not match the stored private key: delete every CSR and certificate file and start again from the CSR.',
        },
      ],
    },
    ...(purpose === 'first' ? [passcode] : []),
    keep,
  ];
}

const passcode: StepText = {
  id: 'passcode',
  title: { ja: 'インストール用のパスコードを決める', en: 'Set the passcode for installing the profile' },
  path: {
    ja: '「Mobile Device Management for iOS/macOS 基本設定」の「パスコード」',
    en: 'パスコード of Mobile Device Management for iOS/macOS 基本設定',
  },
  warnings: [{ ja: '後からでも変更できます。', en: 'It can be changed later.' }],
};
