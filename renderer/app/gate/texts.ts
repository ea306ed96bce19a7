import { defineTexts } from '../../i18n/define-texts.ts';

export const gateTexts = defineTexts('gate', {
  ja: {
    starting: 'ステーションを起動しています',
    'starting.text': '金庫と記録を開いています。通常は数秒で終わります。',
    passphrase: 'パスフレーズ',
    unlock: '金庫を開く',
    'unlock.text':
      '監視識別情報とパスワードは金庫に保管されています。この Mac のキーチェーンでは開けないため、パスフレーズを入力してください。',
    'unlock.do': '開く',
    new: '金庫のパスフレーズを決める',
    'new.what': '監視識別情報、サーバと Wi-Fi のパスワードは、このパスフレーズで封をして保管します。',
    'new.loss':
      '忘れると誰にも開けられません。準備した端末は、消去しないと USB で管理できなくなります。この Mac の外にも控えてください。',
    'new.each-time': 'この Mac ではキーチェーンを使えないため、Kitbench を開くたびに入力します。',
    'new.do': '金庫を作る',
    failed: 'ステーションを起動できません',
    'failed.again': 'もう一度起動',
    'failed.logs': 'ログを表示',
  },
  en: {
    starting: 'The station is starting',
    'starting.text': 'The vault and the records are being opened. This takes a few seconds as a rule.',
    passphrase: 'Passphrase',
    unlock: 'Open the vault',
    'unlock.text':
      "Supervision identities and passwords are kept in the vault. This Mac's Keychain does not open it: enter its passphrase.",
    'unlock.do': 'Open',
    new: 'Choose a passphrase for the vault',
    'new.what': 'Supervision identities and the passwords of servers and Wi-Fi are sealed under this passphrase.',
    'new.loss':
      'If it is forgotten, nobody can open them, and kitted devices must be erased to be managed over USB again. Keep a copy outside this Mac.',
    'new.each-time': "This Mac's Keychain cannot be used, so it is asked for each time Kitbench opens.",
    'new.do': 'Make the vault',
    failed: 'The station cannot start',
    'failed.again': 'Start again',
    'failed.logs': 'Show logs',
  },
});
