import { defineTexts } from '../../i18n/define-texts.ts';

export const identityChoiceTexts = defineTexts('identity-choice', {
  ja: {
    from: '監視識別情報',
    'from.new': '新しい監視識別情報を生成',
    'from.new.hint': '保存すると、この Mac で生成します。はじめての組織はこれを選びます。',
    'from.station': '既存の監視識別情報を選択',
    'from.station.hint': 'この Mac の金庫にあるものを使います。削除した組織のものも選べます。',
    'from.files': 'ファイルから取り込む',
    'from.files.hint':
      'ほかの Mac で監視対象にした端末も操作できるようになります。PKCS#12（.p12）か、証明書と秘密鍵の組を選びます。',
    held: '使う監視識別情報',
    'held.of': '{{organizations}}（{{fingerprint}}…）',
    'held.orphaned': '{{organizations}}（{{fingerprint}}…、削除した組織）',
    'files.pick': 'ファイルを選ぶ',
    'files.remove': '「{{file}}」を外す',
    'files.password': 'ファイルのパスワード',
    'files.password.hint': '書き出したときのパスワードです。暗号化されていないファイルなら空のままにします。',
    'files.missing': 'ファイルを選んでください。',
    'files.too-large': '「{{file}}」は大きすぎます（上限 1 MB）。',
  },
  en: {
    from: 'Supervision identity',
    'from.new': 'Make a new supervision identity',
    'from.new.hint': 'It is made on this Mac when you save. Right for a first organization.',
    'from.station': 'Choose an existing supervision identity',
    'from.station.hint': "One from this Mac's vault, also that of an organization that was removed.",
    'from.files': 'Import it from a file',
    'from.files.hint':
      'Devices that another Mac supervised can then be worked on here. A PKCS#12 file (.p12), or certificate and private key.',
    held: 'Identity to use',
    'held.of': '{{organizations}} ({{fingerprint}}…)',
    'held.orphaned': '{{organizations}} ({{fingerprint}}…, organization removed)',
    'files.pick': 'Choose files',
    'files.remove': 'Take out "{{file}}"',
    'files.password': 'Password of the file',
    'files.password.hint': 'The one it was exported with. Leave it empty for files that are not encrypted.',
    'files.missing': 'Choose a file.',
    'files.too-large': '"{{file}}" is too large (limit 1 MB).',
  },
});
