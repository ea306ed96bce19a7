import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures about one blueprint on the devices, with the roster and by the profiles of a day. */
export const blueprintDayTexts = {
  'panes.newer-os': {
    ja: 'iOS {versions} には、まだ知られていない設定画面があるかもしれません（iOS {known} までの一覧です）。',
    en: 'iOS {versions} may show panes that are not known yet; the list ends with iOS {known}.',
  },
  'panes.newer-os.cure': {
    ja: '1 台で試し、表示された画面を確かめてください。',
    en: 'Try one device and look at what it shows.',
  },
  'panes.not-there': {
    ja: 'iOS {version} にはない画面です: {panes}',
    en: 'iOS {version} does not have these panes: {panes}',
  },
  'panes.not-there.cure': {
    ja: 'その iOS では表示されません。必要なら iOS を新しくしてください。',
    en: 'They do not show there. Update iOS if they are needed.',
  },
  'panes.language': {
    ja: '言語と地域の画面は、スキップのキーだけでは省けないことがあります。',
    en: 'The panes of language and region are not dependably skipped by their keys alone.',
  },
  'panes.language.cure': {
    ja: '「言語と地域」で言語と地域の両方を選んでください。USB から設定します。',
    en: 'Choose both language and region: they are then set over USB.',
  },

  'conflicts.none': { ja: 'プロファイルどうしの矛盾はありません。', en: 'The profiles do not conflict.' },
  'conflicts.wifi-twice': {
    ja: 'Wi-Fi「{ssid}」の設定が複数あります（{profiles}）。',
    en: 'The Wi-Fi network {ssid} is set more than once ({profiles}).',
  },
  'conflicts.wifi-twice.cure': {
    ja: '1 つだけ残してください。鍵が違うと、どちらでつながるか分かりません。',
    en: 'Keep only one: with different keys nobody can tell which is used.',
  },
  'conflicts.passcode-twice': {
    ja: 'パスコードの条件が複数あります（{profiles}）。項目ごとに厳しいほうが効きます。',
    en: 'There is more than one passcode policy ({profiles}). Of each setting the stricter holds.',
  },
  'conflicts.one-only': {
    ja: '{type} は端末に 1 つしか入りません（{profiles}）。',
    en: 'A device takes only one {type} ({profiles}).',
  },
  'conflicts.keep-one.cure': { ja: '1 つにまとめてください。', en: 'Put them into one.' },
  'conflicts.restriction': {
    ja: '制限 {key} の設定がプロファイルによって違います（{profiles}）。',
    en: 'The profiles do not agree on the restriction {key} ({profiles}).',
  },
  'conflicts.restriction.cure': {
    ja: 'どちらかにそろえてください。端末では厳しいほうが効きます。',
    en: 'Let them say the same: on a device the stricter holds.',
  },
  'conflicts.supervised-only': {
    ja: 'プロファイル「{profile}」の {type} は、監視対象の端末だけが受け付けます。',
    en: 'Only supervised devices take {type} of the profile {profile}.',
  },
  'conflicts.too-old': {
    ja: 'プロファイル「{profile}」の {type} は iOS {from} 以降のものです。効かない端末: iOS {versions}',
    en: '{type} of the profile {profile} needs iOS {from}; these devices have {versions}.',
  },
  'conflicts.too-old.cure': {
    ja: 'iOS {from} 以降にするか、その設定を外してください。',
    en: 'Update them to iOS {from}, or take that setting out.',
  },

  'supervision.bypass-code': {
    ja: '監視対象でない端末に、アクティベーションロック回避コードはありません。',
    en: 'Devices that are not supervised have no Activation Lock bypass code.',
  },
  'supervision.lock-screen': {
    ja: 'ロック画面のメッセージは、監視対象の端末だけの設定です。',
    en: 'The lock screen message works on supervised devices only.',
  },

  'wifi.removed-later': {
    ja: 'MDM がチェックインを確認したら Wi-Fi プロファイルを外します。それまでに MDM から別の Wi-Fi を配ってください。',
    en: 'Wi-Fi profiles go once the MDM has seen the device. It has to deliver another network by then.',
  },
  'wifi.removed-never': {
    ja: 'Wi-Fi プロファイルを外す設定ですが、登録を MDM に問い合わせられないため、外れません。',
    en: 'Wi-Fi profiles are to go after enrollment, but no MDM is asked whether it has the device: they stay.',
  },
  'wifi.removed-never.cure': {
    ja: 'MDM サーバを選ぶか、その設定を外してください。',
    en: 'Choose a server, or turn that setting off.',
  },

  'wifi.no-auto-join': {
    ja: 'Wi-Fi「{ssid}」（{profile}）は自動で接続しません。セットアップ中に MDM に届きません。',
    en: 'Devices do not join the Wi-Fi network {ssid} ({profile}) by themselves, so they cannot reach the MDM.',
  },
  'wifi.no-auto-join.cure': { ja: '自動接続（AutoJoin）をオンにしてください。', en: 'Turn AutoJoin on.' },
  'wifi.no-key': {
    ja: 'Wi-Fi「{ssid}」（{profile}）に鍵がありません。',
    en: 'The Wi-Fi network {ssid} ({profile}) has no key.',
  },
  'wifi.no-key.cure': { ja: 'パスワードを入れてください。', en: 'Put its password in.' },
  'wifi.asks-person': {
    ja: 'Wi-Fi「{ssid}」（{profile}）は、接続するときに端末の前の人に資格情報を尋ねます。',
    en: 'The Wi-Fi network {ssid} ({profile}) asks whoever stands before the device for credentials.',
  },
  'wifi.asks-person.cure': {
    ja: '証明書か、ユーザ名とパスワードをプロファイルに入れてください。',
    en: 'Put a certificate, or name and password, into the profile.',
  },
  'wifi.no-proxy': {
    ja: 'Wi-Fi「{ssid}」（{profile}）のプロキシにサーバがありません。',
    en: 'The proxy of the Wi-Fi network {ssid} ({profile}) has no server.',
  },
  'wifi.no-proxy.cure': { ja: 'プロキシのサーバとポートを入れてください。', en: 'Put in its server and port.' },
  'wifi.open': {
    ja: 'Wi-Fi「{ssid}」（{profile}）には鍵がありません。ログイン画面のあるネットワークでは、セットアップ中に MDM に届きません。',
    en: 'The Wi-Fi network {ssid} ({profile}) is open. Through a sign-in page devices do not reach the MDM.',
  },
  'wifi.open.cure': {
    ja: 'ログイン画面が出ないことを、端末 1 台で確かめてください。',
    en: 'Make sure with one device that no sign-in page comes up.',
  },

  'name.full-width': {
    ja: '端末の名前「{template}」に全角の英数字があります。',
    en: 'The device name "{template}" has full-width letters or digits.',
  },
  'name.full-width.cure': { ja: '半角に直してください。', en: 'Use plain ones.' },

  'roster.fits': {
    ja: '名簿「{name}」の {count} 行すべてに名前を付けられます。',
    en: 'Every row of the roster {name} makes a name ({count}).',
  },
  'roster.none': {
    ja: '名簿の値（{fields}）を使いますが、使用中の名簿がありません。',
    en: 'Values of a roster are asked for ({fields}), and none is in use.',
  },
  'roster.none.cure': { ja: '名簿を読み込み、「使う」を選んでください。', en: 'Import a roster and use it.' },
  'roster.no-column': {
    ja: '名簿「{name}」に {fields} の列がありません。',
    en: 'The roster {name} has no column for {fields}.',
  },
  'roster.no-column.cure': {
    ja: '列の対応を選んで読み込み直すか、ひな形を直してください。',
    en: 'Import it anew with the right columns, or correct the template.',
  },
  'roster.holes': {
    ja: '名簿の {count} 行に {field} がありません（{rows} 番目）。',
    en: '{count} {count:row has|rows have} no {field} (row {rows}).',
  },
  'roster.holes.cure': { ja: '名簿の空いているところを埋めてください。', en: 'Fill those cells of the roster.' },
  'roster.same-names': {
    ja: '端末名「{name}」が重なります（{rows} 番目）。',
    en: 'These rows make the same device name "{name}": {rows}.',
  },
  'roster.same-names.cure': {
    ja: 'シリアル番号の末尾や連番をひな形に足してください。',
    en: 'Add the serial number’s tail or a number to the template.',
  },
  'roster.long-names': {
    ja: '{count} 台の端末名が {limit} バイトを超えます（例: {name}）。ネットワーク上では途中で切れます（RFC 6763）。',
    en: '{count} {count:name is|names are} longer than {limit} bytes (such as {name}); networks cut them (RFC 6763).',
  },
  'roster.long-names.cure': { ja: 'ひな形を短くしてください。', en: 'Make the template shorter.' },
  'roster.numbers-short': {
    ja: '連番「{series}」の残りは {left} 個ですが、{needed} 個必要です。',
    en: 'The series {series} has {left} {left:number|numbers} left, and {needed} are needed.',
  },
  'roster.numbers-short.cure': {
    ja: 'この Mac の連番の範囲を広げてください。ほかの Mac の範囲と重ねないでください。',
    en: 'Give this station a longer range that no other station has.',
  },
} as const satisfies ReasonArea;
