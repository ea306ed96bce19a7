import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures about MDM servers and where records go. */
export const serverCheckTexts = {
  'credentials.valid': {
    ja: 'サーバ「{server}」の端末登録用認証情報は {date} まで有効です。',
    en: 'The enrollment credentials of {server} are valid until {date}.',
  },
  'credentials.expire': {
    ja: 'サーバ「{server}」の端末登録用認証情報の有効期限は {date} です (あと {days} 日)。',
    en: 'The enrollment credentials of {server} expire on {date} (in {days} {days:day|days}).',
  },
  'credentials.expired': {
    ja: 'サーバ「{server}」の端末登録用認証情報は {date} に期限が切れました。端末には「無効なプロファイル」と出ます。',
    en: 'The enrollment credentials of {server} expired on {date}. Devices will say "Invalid Profile".',
  },
  'credentials.expired.cure': {
    ja: 'コンソールのグループ設定で有効期限を延ばし、ここの日付も直してください。',
    en: "Extend the date in the console's group settings, and here.",
  },
  'credentials.unknown': {
    ja: 'サーバ「{server}」の端末登録用認証情報の有効期限が登録されていません。',
    en: 'The expiry of the enrollment credentials of {server} is not recorded.',
  },
  'credentials.unknown.cure': {
    ja: 'コンソールのグループ設定で有効期限を確かめ、登録してください。',
    en: "Look it up in the console's group settings and enter it.",
  },

  'anchors.valid': {
    ja: 'サーバ「{server}」のトラストアンカー証明書 {count} 件は有効です。',
    en: '{count} trust {count:anchor|anchors} of {server} {count:is|are} valid.',
  },
  'anchors.unreadable': {
    ja: 'サーバ「{server}」のトラストアンカー証明書を読めません。',
    en: 'A trust anchor of {server} cannot be read.',
  },
  'anchors.expired': {
    ja: 'サーバ「{server}」のトラストアンカー証明書 ({subject}) は {date} に期限が切れました。',
    en: 'The trust anchor {subject} of {server} expired on {date}.',
  },
  'anchors.not-yet': {
    ja: 'サーバ「{server}」のトラストアンカー証明書 ({subject}) は {date} まで有効になりません。',
    en: 'The trust anchor {subject} of {server} is not valid before {date}.',
  },
  'anchors.expire': {
    ja: 'サーバ「{server}」のトラストアンカー証明書 ({subject}) はあと {days} 日で期限が切れます。',
    en: 'The trust anchor {subject} of {server} expires in {days} {days:day|days}.',
  },
  'anchors.cure': {
    ja: '新しい証明書を MDM の管理者から受け取り、登録し直してください。',
    en: 'Get the new certificate from whoever runs the MDM and add it.',
  },

  'endpoint.profile': {
    ja: '{host} は登録プロファイルを配っています。',
    en: '{host} hands out an enrollment profile.',
  },
  'endpoint.alive': {
    ja: '{host} の登録用 URL は応答しています (HTTP {status})。',
    en: 'The enrollment URL at {host} answers (HTTP {status}).',
  },
  'endpoint.login': {
    ja: '{host} はログインを求めました。端末でも認証情報を聞かれるかもしれません。',
    en: '{host} asked for a login. Devices may be asked too.',
  },
  'endpoint.login.cure': {
    ja: '端末登録用認証情報が変わっていないか、URL が正しいか確かめてください。',
    en: 'Check that the enrollment credentials have not changed and that the URL is right.',
  },
  'endpoint.not-found': {
    ja: '{host} に登録用 URL のページが見つかりません (HTTP {status})。',
    en: '{host} has no page at the enrollment URL (HTTP {status}).',
  },
  'endpoint.no-post': {
    ja: '{host} は端末が送る要求 (POST) を受け付けません。',
    en: '{host} does not take the request devices send (POST).',
  },
  'endpoint.page': {
    ja: '{host} はプロファイルではないもの ({type}) を返しました。端末には「無効なプロファイル」と出るかもしれません。',
    en: '{host} answered with something that is no profile ({type}). Devices may say "Invalid Profile".',
  },
  'endpoint.redirect': {
    ja: '{host} は {target} へ転送しました。',
    en: '{host} sends devices on to {target}.',
  },
  'endpoint.url.cure': {
    ja: 'サーバの URL を作り直すか、MDM の管理者に確かめてください。',
    en: 'Build the URL again, or ask whoever runs the MDM.',
  },
  'endpoint.trouble': {
    ja: '{host} でエラーが起きています (HTTP {status})。',
    en: '{host} has trouble (HTTP {status}).',
  },
  'endpoint.endless': { ja: '{host} の応答が大きすぎます。', en: 'The answer of {host} is too large.' },
  'endpoint.later.cure': {
    ja: 'しばらく待って、もう一度確認してください。',
    en: 'Wait a while and check again.',
  },
  'endpoint.wrong-name': {
    ja: '{host} のサーバ証明書は別の名前のものです。端末は接続しません。',
    en: 'The certificate of {host} is for another name. Devices will not connect.',
  },
  'endpoint.wrong-dates': {
    ja: '{host} のサーバ証明書は期限外です。端末は接続しません。',
    en: 'The certificate of {host} is outside its dates. Devices will not connect.',
  },
  'endpoint.certificate.cure': {
    ja: 'ホスト名とこの Mac の時計を確かめ、MDM の管理者に連絡してください。',
    en: "Check the host name and this Mac's clock, then tell whoever runs the MDM.",
  },
  'endpoint.untrusted': {
    ja: '{host} のサーバ証明書を信頼できません ({code})。',
    en: 'The certificate of {host} is not trusted ({code}).',
  },
  'endpoint.untrusted.cure': {
    ja: '独自の認証局のサーバなら、トラストアンカー証明書を登録してください。',
    en: 'Add the trust anchor certificate if the server has a private authority.',
  },
  'endpoint.no-tls': {
    ja: '{host} と暗号化した接続ができません ({code})。',
    en: 'No encrypted connection to {host} can be made ({code}).',
  },
  'endpoint.unreachable': {
    ja: 'この Mac からは {host} につながりません ({code})。端末のネットワークからは確かめていません。',
    en: "{host} cannot be reached from this Mac ({code}); the devices' network was not tried.",
  },
  'endpoint.unreachable.cure': {
    ja: 'ネットワーク、ファイアウォール、プロキシを確かめてください。',
    en: 'Check the network, the firewall and the proxy.',
  },

  'records.answers': { ja: '登録記録の送り先 {host} は応答しています。', en: 'The records API at {host} answers.' },
  'records.refused': {
    ja: '登録記録の送り先 {host} が API トークンを拒否しました (HTTP {status})。',
    en: 'The records API at {host} refused our token (HTTP {status}).',
  },
  'records.refused.cure': {
    ja: 'サーバの設定でトークンを更新してください。',
    en: "Renew the token in the server's settings.",
  },
  'records.not-found': {
    ja: '登録記録の送り先 {host} に API が見つかりません (HTTP {status})。',
    en: 'There is no records API at this address of {host} (HTTP {status}).',
  },
  'records.not-found.cure': { ja: '登録記録の URL を確かめてください。', en: 'Check the records URL.' },
  'records.trouble': {
    ja: '登録記録の送り先 {host} でエラーが起きています (HTTP {status})。',
    en: 'The records API at {host} has trouble (HTTP {status}).',
  },
  'records.untrusted': {
    ja: '登録記録の送り先 {host} の証明書を確認できません ({code})。',
    en: 'The certificate of the records API at {host} cannot be verified ({code}).',
  },
  'records.untrusted.cure': {
    ja: '信頼する証明書と URL を確かめてください。',
    en: 'Check the trusted certificates and the URL.',
  },
  'records.unreachable': {
    ja: '登録記録の送り先 {host} につながりません ({code})。',
    en: 'The records API at {host} cannot be reached ({code}).',
  },
  'records.unreachable.cure': {
    ja: '作業は続けられます。記録は保存し、つながりしだい送ります。',
    en: 'You can go on: records are kept and sent when it is back.',
  },
} as const satisfies ReasonArea;
