import { defineTexts } from '../../i18n/define-texts.ts';

/** What device and MDM say in one line each, and the next step. Tap paths are the consoles' own (mission §5). */
export const saysTexts = defineTexts('verify-says', {
  ja: {
    'device.configuration-none': '構成が消えています',
    'device.configuration-other': '別の組織の構成です',
    'device.not-supervised': '監視対象ではありません',
    'device.profiles-missing': 'プロファイルが足りません',
    'device.home-managed': 'ホーム画面・MDM あり',
    'device.home-unmanaged': 'ホーム画面・MDM なし',
    'device.home': 'ホーム画面',
    'device.in-setup': '設定アシスタントの途中',
    'device.configured': '構成を書き込み済み',
    'device.nothing': '未確認',
    'backend.yes': '登録済み',
    'backend.other-device': '別の端末が登録されています',
    'backend.half': '登録の途中',
    'backend.before': '以前の登録だけがあります',
    'backend.no': '未登録',
    'backend.gone': '登録が消えました',
    'backend.unknown': '不明との回答',
    'backend.no-server': 'MDM なし',
    'backend.no-network': '問い合わせ不可(ネットワーク不通)',
    'backend.silent': '応答なし',
    'backend.not-seen': '登録の知らせなし',
    'backend.not-asked': '未確認',

    'next.tap-mobiconnect':
      '端末で Wi-Fi につなぎ、「構成」の画面で「構成を適用」→「次へ」をタップして、ホーム画面まで進めてください。',
    'next.tap-clomo':
      '端末で Wi-Fi につなぎ、「リモートマネージメント」の画面で登録をタップして、ホーム画面まで進めてください。',
    'next.tap-other':
      '端末で Wi-Fi につなぎ、「リモートマネージメント」または「構成」の画面を承認して、ホーム画面まで進めてください。',
    'next.half': '端末は登録の途中です。Wi-Fi につないだまま、ホーム画面になるまで進めてください。',
    'next.before': 'MDM には以前の登録だけがあります。端末で「構成を適用」まで進めたら、もう一度確認してください。',
    'next.network': 'このステーションのネットワークを確かめてください。戻りしだい自動で問い合わせます。',
    'next.backend': 'MDM の回答を待っています。自動で問い合わせ直します。長く続くときは管理者へ連絡してください。',
    'next.asked-soon': 'まもなく端末と MDM に問い合わせます。急ぐときは「今すぐ確認」を押してください。',
    'next.prepared-only': '端末の設定アシスタントをホーム画面まで進めて、お渡しください。',
    'next.supervised-only':
      '監視対象になりました。MDM を使う場合は、あとで MDM の構成プロファイルを端末にインストールしてください。',
    'next.attach': 'MDM には登録済みです。ホーム画面の端末を USB でつなぐと、端末側も確かめて検証済みにします。',
    'next.ask-console': '端末は登録済みと示しています。MDM の端末一覧に出ているか確かめてください。',
    'next.nothing': '検証できました。ケーブルを抜いて、お渡しできます。',
    'next.given-up': '途中でやめた端末です。必要なら「適用」で、もう一度キッティングしてください。',
    'next.failed-unsaid': '「適用」で計画を確かめて、やり直してください。',
    'next.contradicted-configuration':
      '書き込んだ構成が端末にありません。作業のあとで消去されたようです。「適用」でやり直してください。',
    'next.contradicted-supervised': '端末が監視対象になっていません。「適用」でやり直してください。',
    'next.contradicted-profiles':
      '入れたプロファイルが端末から消えています。だれかが削除していないか確かめ、「適用」でやり直してください。',
    'next.contradicted-gone':
      'いったん登録されたあと、MDM から消えました。コンソールで登録解除されていないか確かめてください。',
    'next.contradicted-other-device':
      'MDM では、同じシリアル番号に別の端末が登録されています。コンソールの端末情報を確かめてください。',
    'next.contradicted-unmanaged':
      'MDM に登録されないままホーム画面になりました。サーバの URL と認証情報の期限を確かめ、「適用」でやり直してください。',
    'next.contradicted-unknown': '端末を開いて、証拠の中で食い違っている項目を確かめてください。',
  },
  en: {
    'device.configuration-none': 'configuration is gone',
    'device.configuration-other': 'configured by someone else',
    'device.not-supervised': 'not supervised',
    'device.profiles-missing': 'profiles are missing',
    'device.home-managed': 'at Home, with MDM',
    'device.home-unmanaged': 'at Home, no MDM',
    'device.home': 'at Home',
    'device.in-setup': 'in Setup Assistant',
    'device.configured': 'configuration written',
    'device.nothing': 'not looked at yet',
    'backend.yes': 'enrolled',
    'backend.other-device': 'another device is enrolled',
    'backend.half': 'enrollment has begun',
    'backend.before': 'an older enrollment only',
    'backend.no': 'not enrolled',
    'backend.gone': 'enrollment is gone',
    'backend.unknown': 'cannot tell',
    'backend.no-server': 'no MDM',
    'backend.no-network': 'no network to ask it',
    'backend.silent': 'does not answer',
    'backend.not-seen': 'no enrollment seen',
    'backend.not-asked': 'not asked yet',

    'next.tap-mobiconnect':
      'On the device: join Wi-Fi, then on the Configuration screen tap Apply Configuration (構成を適用), Next, and go on to Home.',
    'next.tap-clomo':
      'On the device: join Wi-Fi, then on the Remote Management screen tap Enroll This Device and go on to Home.',
    'next.tap-other':
      'On the device: join Wi-Fi, agree to the Remote Management or Configuration screen, and go on to Home.',
    'next.half': 'The device has begun to enroll. Keep it on Wi-Fi and go on until it shows Home.',
    'next.before':
      'The MDM knows an older enrollment only. Go on past Apply Configuration on the device, then look again.',
    'next.network': 'Check this station’s network. The MDM is asked by itself as soon as it is back.',
    'next.backend':
      'Waiting for the MDM to answer; it is asked again by itself. If this lasts, tell its administrator.',
    'next.asked-soon': 'The device and the MDM are about to be asked. Press Look again now if you are in a hurry.',
    'next.prepared-only': 'Finish Setup Assistant on the device up to Home, and hand it over.',
    'next.supervised-only':
      'It is supervised. If it is to be managed, install the MDM’s profile on the device by hand later.',
    'next.attach': 'The MDM has it. Attach the device by USB at its Home screen, and its own side is proven too.',
    'next.ask-console': 'The device says that it is enrolled. Look whether the MDM’s console lists it.',
    'next.nothing': 'It is verified. Unplug it and hand it over.',
    'next.given-up': 'Somebody gave this run up. Kit the device again in Apply if it is still wanted.',
    'next.failed-unsaid': 'Look at its plan in Apply and do it again.',
    'next.contradicted-configuration':
      'The configuration written is not on the device: it seems to have been erased since. Do it again in Apply.',
    'next.contradicted-supervised': 'The device is not supervised. Do it again in Apply.',
    'next.contradicted-profiles':
      'Profiles that were installed are gone. Ask who removed them, then do it again in Apply.',
    'next.contradicted-gone':
      'It was enrolled and then vanished from the MDM. See in the console whether somebody un-enrolled it.',
    'next.contradicted-other-device':
      'The MDM has another device under this serial number. Compare the device in the console.',
    'next.contradicted-unmanaged':
      'It reached Home without enrolling. Check the server’s URL and when its credentials expire, then do it again in Apply.',
    'next.contradicted-unknown': 'Open it and see in its evidence what does not agree.',
  },
});
