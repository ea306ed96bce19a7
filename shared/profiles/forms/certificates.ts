import { field, type HandForm, section, words } from './form.ts';

function certificateForm(id: string, ja: string, en: string): HandForm {
  return {
    id,
    about: words(ja, en),
    sections: [
      section('証明書', 'Certificate', [
        field('PayloadContent', '証明書のファイル', 'Certificate file', { widget: 'certificate' }),
        field('PayloadCertificateFileName', 'ファイル名', 'File name'),
      ]),
    ],
  };
}

export const certificateForms: readonly HandForm[] = [
  certificateForm(
    'com.apple.security.root',
    'ルート証明書を入れ、端末に信頼させます。',
    'Installs a root certificate, which the device then trusts.',
  ),
  certificateForm('com.apple.security.pem', 'PEM 形式の証明書を入れます。', 'Installs a certificate in PEM form.'),
  certificateForm('com.apple.security.pkcs1', 'DER 形式の証明書を入れます。', 'Installs a certificate in DER form.'),
  {
    id: 'com.apple.security.pkcs12',
    about: words(
      '秘密鍵の付いた証明書 (PKCS #12) を入れます。',
      'Installs a certificate with its private key (PKCS #12).',
    ),
    sections: [
      section('識別情報', 'Identity', [
        field('PayloadContent', 'PKCS #12 のファイル', 'PKCS #12 file', { widget: 'identity' }),
        field('Password', 'ファイルのパスワード', "The file's password", {
          hint: words('空の場合、端末が入力を求めます。', 'Where it is empty the device asks for it.'),
        }),
        field('PayloadCertificateFileName', 'ファイル名', 'File name'),
      ]),
    ],
  },
];

const inside = 'PayloadContent';
const alternative = `${inside}.SubjectAltName`;

export const scepForm: HandForm = {
  id: 'com.apple.security.scep',
  about: words('端末が SCEP サーバから証明書を取得します。', 'Has the device get a certificate from a SCEP server.'),
  sections: [
    section('サーバ', 'Server', [
      field(`${inside}.URL`, 'SCEP の URL', 'SCEP URL'),
      field(`${inside}.Name`, 'CA の名前', 'Name of the CA'),
      field(`${inside}.Challenge`, 'チャレンジ', 'Challenge'),
      field(`${inside}.CAFingerprint`, 'CA のフィンガープリント', 'Fingerprint of the CA'),
      field(`${inside}.Retries`, '再試行の回数', 'Retries'),
      field(`${inside}.RetryDelay`, '再試行の間隔 (秒)', 'Retry delay (s)'),
    ]),
    section('証明書', 'Certificate', [
      field(`${inside}.Subject`, 'サブジェクト', 'Subject', {
        widget: 'subject',
        hint: words('例: CN={{serial}}, O=青葉小学校', 'For example: CN={{serial}}, O=Aoba School'),
      }),
      field(`${alternative}.rfc822Name`, '別名: メールアドレス', 'Alternative name: e-mail'),
      field(`${alternative}.dNSName`, '別名: DNS 名', 'Alternative name: DNS'),
      field(`${alternative}.uniformResourceIdentifier`, '別名: URI', 'Alternative name: URI'),
      field(`${alternative}.ntPrincipalName`, '別名: NT プリンシパル名', 'Alternative name: NT principal'),
    ]),
    section('鍵', 'Key', [
      field(`${inside}.Keysize`, '鍵の長さ', 'Key size'),
      field(`${inside}.Key Type`, '鍵の種類', 'Key type'),
      field(
        `${inside}.Key Usage`,
        '鍵の用途 (1 署名、4 暗号化、5 両方)',
        'Key usage (1 signing, 4 encryption, 5 both)',
      ),
      field(`${inside}.KeyIsExtractable`, '鍵の書き出しを許可', 'The key may be exported'),
      field(`${inside}.AllowAllAppsAccess`, 'すべての App に許可', 'All apps may use it'),
    ]),
  ],
};
