import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures about one blueprint. */
export const blueprintCheckTexts = {
  'organization.fine': { ja: '組織名は「{name}」です。', en: 'The organization is {name}.' },
  'organization.missing': { ja: 'ブループリントの組織が見つかりません。', en: "The blueprint's organization is gone." },
  'organization.missing.cure': { ja: '組織を選び直してください。', en: 'Choose an organization.' },
  'organization.odd': {
    ja: '組織名「{name}」は、設定中の端末に表示されます。このままでよいか確かめてください。',
    en: 'Devices show the organization name "{name}" while they are set up. Is it meant to be so?',
  },
  'organization.odd.cure': { ja: '組織情報の名前を直してください。', en: 'Correct the name of the organization.' },

  'enrollment.fits': { ja: '登録の方法とサーバの組み合わせは正しいです。', en: 'Enrollment and server fit together.' },
  'enrollment.no-server': {
    ja: 'MDM に登録する設定ですが、サーバが選ばれていません。',
    en: 'Devices are to enroll, but no server is chosen.',
  },
  'enrollment.no-server.cure': {
    ja: 'サーバを選ぶか、「MDMに登録しない」にしてください。',
    en: 'Choose a server, or "do not enroll in MDM".',
  },
  'enrollment.unused-server': {
    ja: 'サーバが選ばれていますが、登録しない設定です。',
    en: 'A server is chosen, but devices are not to enroll.',
  },
  'enrollment.unused-server.cure': {
    ja: '登録の方法を選ぶか、サーバを「なし」にしてください。',
    en: 'Choose how devices enroll, or no server.',
  },
  'enrollment.server-missing': {
    ja: 'ブループリントのサーバが見つかりません。',
    en: "The blueprint's server is gone.",
  },
  'enrollment.profile-missing': {
    ja: '登録用プロファイルをサイレントで入れる設定ですが、MDM のペイロードを持つプロファイルがありません。',
    en: 'Devices are to enroll by a silent profile, but no profile holds an MDM payload.',
  },
  'enrollment.profile-missing.cure': {
    ja: '登録用プロファイルを追加してください。',
    en: 'Add the enrollment profile.',
  },
  'enrollment.profile-twice': {
    ja: 'プロファイル「{profile}」にも MDM のペイロードがあります。登録が二重になります。',
    en: 'The profile {profile} holds an MDM payload too: devices would enroll twice.',
  },
  'enrollment.profile-twice.cure': { ja: 'そのプロファイルを外してください。', en: 'Take that profile out.' },

  'verification.fits': {
    ja: '登録は、ブループリントのとおりに確かめられます。',
    en: 'Enrollment can be verified as the blueprint asks.',
  },
  'verification.device': {
    ja: '登録は端末の状態だけで確かめます。MDM には問い合わせません。',
    en: 'Enrollment is verified by the device alone; the MDM is not asked.',
  },
  'verification.by-files': {
    ja: 'サーバ「{server}」の回答は、最後に取り込んだ一覧の時点のものです。',
    en: 'What {server} answers is as old as the last list that was imported.',
  },
  'verification.half': {
    ja: 'サーバ「{server}」には問い合わせられないため、端末は「登録済み」までで、「検証済み」にはなりません。',
    en: '{server} cannot be asked, so devices come as far as "enrolled" and never to "verified".',
  },
  'verification.never': {
    ja: 'MDM の回答だけで検証する設定ですが、サーバ「{server}」には問い合わせられません。どの端末も検証済みになりません。',
    en: 'Only the MDM’s word counts, but {server} cannot be asked: no device would ever be verified.',
  },
  'verification.cure': {
    ja: 'サーバに MDM の接続を設定するか、登録の検証を「端末の状態だけ」にしてください。',
    en: 'Connect the server to its MDM, or let the device alone verify the enrollment.',
  },
  'verification.wifi-stays': {
    ja: '登録後に Wi-Fi プロファイルを外す設定ですが、MDM に問い合わせないため外せません。',
    en: 'Wi-Fi profiles are to go once the MDM has seen the device, but the MDM is not asked: they would stay.',
  },
  'verification.wifi-stays.cure': {
    ja: '登録の検証に MDM の回答を含めるか、Wi-Fi プロファイルを残してください。',
    en: 'Let the MDM’s word count for the verification, or keep the Wi-Fi profiles.',
  },

  'supervision.fits': {
    ja: '監視対象の設定に矛盾はありません。',
    en: 'Everything fits with supervision as it is set.',
  },
  'supervision.silent-profiles': {
    ja: '監視対象でない端末には、プロファイルをサイレントで入れられません。',
    en: 'Profiles cannot be installed silently on devices that are not supervised.',
  },
  'supervision.silent-enrollment': {
    ja: '監視対象でない端末は、サイレントでは登録できません。',
    en: 'Devices that are not supervised cannot enroll silently.',
  },
  'supervision.unlock-token': {
    ja: '監視対象でない端末から、パスコード解除用トークンは取得できません。',
    en: 'No unlock token can be had from devices that are not supervised.',
  },
  'supervision.usb': {
    ja: '「USB を使い続ける」は、監視対象の端末だけの設定です。',
    en: 'Keeping USB usable works on supervised devices only.',
  },
  'supervision.cure': {
    ja: '「デバイスを監視」をオンにするか、その設定を外してください。',
    en: 'Turn "supervise devices" on, or that setting off.',
  },

  'pairing.allowed': {
    ja: 'ほかのコンピュータとのペアリングを許可します。',
    en: 'Pairing with other computers is allowed.',
  },
  'pairing.kept': {
    ja: 'ペアリングは監視識別情報を持つ Mac だけに限られます。監視識別情報は書き出し済みです。',
    en: 'Only Macs with the supervision identity can pair; the identity was exported.',
  },
  'pairing.not-exported': {
    ja: 'ペアリングを禁止しますが、監視識別情報の控えがありません。失うと端末を消去するしかなくなります。',
    en: 'Pairing will be forbidden, and there is no copy of the supervision identity. Without it devices must be erased.',
  },
  'pairing.export-unknown': {
    ja: 'ペアリングを禁止します。監視識別情報の控えがあるか分かりません。失うと端末を消去するしかなくなります。',
    en: 'Pairing will be forbidden. It is not known whether the supervision identity was exported; without it devices must be erased.',
  },
  'pairing.not-exported.cure': {
    ja: '監視識別情報を書き出し、別の場所に保管してください。',
    en: 'Export the supervision identity and keep it elsewhere.',
  },
  'pairing.nobody': {
    ja: '監視対象でない端末のペアリングを禁止すると、どの Mac からも操作できません。',
    en: 'Forbidding pairing on devices that are not supervised locks every Mac out.',
  },
  'pairing.nobody.cure': {
    ja: '「デバイスを監視」をオンにするか、ペアリングを許可してください。',
    en: 'Turn "supervise devices" on, or allow pairing.',
  },

  'panes.fine': { ja: '表示する設定画面に問題はありません。', en: 'The choice of Setup Assistant panes is fine.' },
  'panes.not-always': {
    ja: '次の画面は、スキップしても表示されることがあります: {panes}',
    en: 'These panes may show although they are skipped: {panes}',
  },
  'panes.unknown': {
    ja: '次の画面は知られていないため、表示できるか分かりません: {panes}',
    en: 'These panes are not known, so they may not show: {panes}',
  },
  'panes.unknown.cure': { ja: '名前を確かめてください。', en: 'Check their names.' },
  'panes.android-alone': {
    ja: '「Android から移行」は「App とデータ」も表示しないと出ません。',
    en: '"Move from Android" shows only together with "Apps & Data".',
  },
  'panes.android-alone.cure': { ja: '「App とデータ」も選んでください。', en: 'Choose "Apps & Data" too.' },

  'network.wifi': { ja: 'Wi-Fi プロファイルがあります。', en: 'There is a Wi-Fi profile.' },
  'network.not-needed': { ja: '登録にネットワークは要りません。', en: 'Nothing here needs the network.' },
  'network.none': {
    ja: '登録にはネットワークが要りますが、Wi-Fi プロファイルがありません。',
    en: 'Enrollment needs the network, and there is no Wi-Fi profile.',
  },
  'network.none.cure': {
    ja: 'Wi-Fi プロファイルを追加するか、端末ごとに手で接続してください。',
    en: 'Add a Wi-Fi profile, or join each device by hand.',
  },

  'profiles.fine': { ja: 'プロファイル {count} 件を読めました。', en: '{count} {count:profile|profiles} can be read.' },
  'profiles.unreadable': {
    ja: 'プロファイル「{profile}」を読めません ({problem})。',
    en: 'The profile {profile} cannot be read ({problem}).',
  },
  'profiles.unreadable.cure': { ja: '書き出し直して、入れ替えてください。', en: 'Export it again and replace it.' },
  'profiles.duplicate': {
    ja: '識別子 {identifier} のプロファイルが複数あります。端末には最後の 1 つだけが残ります。',
    en: 'Several profiles have the identifier {identifier}; a device keeps only the last.',
  },
  'profiles.duplicate.cure': { ja: '1 つだけ残してください。', en: 'Keep only one of them.' },
  'profiles.no-wifi': {
    ja: 'プロファイル「{profile}」は Wi-Fi 用とされていますが、Wi-Fi の設定がありません。',
    en: 'The profile {profile} is marked as Wi-Fi but holds no Wi-Fi settings.',
  },
  'profiles.contents.cure': {
    ja: 'プロファイル「{profile}」を直すか、対象の端末を見直してください。',
    en: 'Mend the profile {profile}, or look again at the devices it is meant for.',
  },
  'profiles.no-wifi.cure': {
    ja: '役割を直すか、ファイルを入れ替えてください。',
    en: 'Correct its role, or replace the file.',
  },
  'profiles.mdm-only': {
    ja: 'プロファイル「{profile}」の {type} は、MDM からしか配布できません。',
    en: 'The payload {type} of the profile {profile} can only come from an MDM.',
  },
  'profiles.mdm-only.cure': { ja: 'その設定を MDM から配布してください。', en: 'Deliver that setting by the MDM.' },
  'profiles.signer-expired': {
    ja: 'プロファイル「{profile}」の署名証明書は期限切れです。端末に「未検証」と出ますが、使えます。',
    en: 'The signing certificate of the profile {profile} expired: devices show "Not Verified" and install it all the same.',
  },

  'name.none': { ja: '端末の名前は変えません。', en: 'Device names are left as they are.' },
  'name.fine': { ja: '端末の名前は「{template}」で付けます。', en: 'Devices are named by "{template}".' },
  'name.unknown-field': {
    ja: '端末の名前の {field} は使えません。',
    en: 'The field {field} of the device name does not exist.',
  },
  'name.unbalanced': {
    ja: '端末の名前の「{{」と「}}」の数が合いません。',
    en: 'The braces of the device name do not match.',
  },
  'name.fields.cure': {
    ja: 'serial（シリアル番号）、serialTail（末尾 4 桁）、slot、model、assetTag（管理番号）、roster.列名、counter:桁数 を二重の波括弧で囲んで使ってください。',
    en: 'Use serial, serialTail, slot, model, assetTag, roster.<column> or counter:<digits>, each in double braces.',
  },
  'name.all-the-same': {
    ja: 'すべての端末が同じ名前「{template}」になります。',
    en: 'All devices would be called "{template}".',
  },
} as const satisfies ReasonArea;
