import type { ErrorArea } from '../../errors/entry.ts';
import { profileErrors } from './profile.ts';

const paste = {
  ja: 'コンソールに表示された URL を、そのまま貼り付けてください。',
  en: 'Paste the URL exactly as the console shows it.',
};
const askVendor = {
  ja: 'URL を確かめ、MDM の管理者に問い合わせてください。',
  en: 'Check the URL and ask whoever runs the MDM.',
};

export const enrollmentErrors = {
  ...profileErrors,
  'enrollment.url-unreadable': {
    kind: 'bad-input',
    ja: { what: 'MDMサーバの URL として読めません。', next: paste.ja },
    en: { what: 'This cannot be read as the URL of an MDM server.', next: paste.en },
  },
  'enrollment.url-too-long': {
    kind: 'bad-input',
    ja: { what: 'MDMサーバの URL が長すぎます (上限 {limit} 文字)。', next: paste.ja },
    en: { what: 'The URL of the MDM server is too long (limit {limit} characters).', next: paste.en },
  },
  'enrollment.url-scheme': {
    kind: 'bad-input',
    ja: {
      what: 'URL が {scheme}:// で始まっています。端末は https:// だけを受け付けます。',
      next: 'https:// で始まる URL を入力してください。',
    },
    en: { what: 'The URL starts with {scheme}://; devices take https:// only.', next: 'Enter a URL with https://.' },
  },
  'enrollment.url-port-of-http': {
    kind: 'bad-input',
    ja: {
      what: 'http:// の URL にポート {port} が指定されています。端末は https:// だけを受け付けます。',
      next: 'https:// で使うポートを MDM の管理者に確かめてください。',
    },
    en: {
      what: 'The URL is http:// with port {port}; devices take https:// only.',
      next: 'Ask whoever runs the MDM for its https:// port.',
    },
  },
  'enrollment.url-userinfo': {
    kind: 'bad-input',
    ja: { what: 'URL のホスト名の前に認証情報 (…@) があります。', next: '「@」とその前の部分を取り除いてください。' },
    en: {
      what: 'The URL carries credentials before its host name (…@).',
      next: 'Remove the "@" and what precedes it.',
    },
  },
  'enrollment.url-escape': {
    kind: 'bad-input',
    ja: { what: 'URL の「%」の書き方が壊れています。', next: paste.ja },
    en: { what: 'A "%" in the URL does not start a valid escape.', next: paste.en },
  },
  'enrollment.url-other-product': {
    kind: 'bad-input',
    ja: { what: '{product} の登録用 URL ではありません ({host})。', next: '製品の選択と URL を確かめてください。' },
    en: { what: 'This is not an enrollment URL of {product} ({host}).', next: 'Check the product chosen and the URL.' },
  },
  'enrollment.url-account-missing': {
    kind: 'bad-input',
    ja: {
      what: 'URL にアカウントIDがありません。',
      next: '「…/dep/」の後にアカウントIDが入った URL を貼り付けてください。',
    },
    en: { what: 'The URL holds no account ID.', next: 'Paste a URL with the account ID after ".../dep/".' },
  },
  'enrollment.url-token-missing': {
    kind: 'bad-input',
    ja: {
      what: 'URL に端末登録用認証情報 (t=) がありません。',
      next: '端末登録用ユーザーIDと端末登録用パスワードから URL を作り直してください。',
    },
    en: {
      what: 'The URL holds no enrollment credentials (t=).',
      next: 'Build it again from the enrollment user ID and password.',
    },
  },
  'enrollment.url-token-unreadable': {
    kind: 'bad-input',
    ja: {
      what: 'URL の端末登録用認証情報 (t=) を読み取れません。文字が欠けているか、UTF-8 ではありません。',
      next: '端末登録用ユーザーIDと端末登録用パスワードから URL を作り直してください。',
    },
    en: {
      what: 'The enrollment credentials in the URL (t=) cannot be read: characters are missing, or it is not UTF-8.',
      next: 'Build the URL again from the enrollment user ID and password.',
    },
  },
  'enrollment.url-token-no-colon': {
    kind: 'bad-input',
    ja: {
      what: 'URL の端末登録用認証情報 (t=) が「ユーザーID:パスワード」の形ではありません。',
      next: '半角のコロンでつないで URL を作り直してください。',
    },
    en: {
      what: 'The enrollment credentials in the URL (t=) are not "user ID:password".',
      next: 'Build the URL again with an ASCII colon between the two.',
    },
  },
  'enrollment.user-id-colon': {
    kind: 'bad-input',
    ja: {
      what: '端末登録用ユーザーIDにコロン「:」は使えません。',
      next: 'コンソールのグループ設定で、コロンのないユーザーIDに変えてください。',
    },
    en: {
      what: 'An enrollment user ID cannot hold a colon.',
      next: 'Give the group a user ID without one in the console.',
    },
  },
  'enrollment.credentials-characters': {
    kind: 'bad-input',
    ja: {
      what: '端末登録用認証情報に、改行などの制御文字が入っています。',
      next: '端末登録用ユーザーIDと端末登録用パスワードを入力し直してください。',
    },
    en: {
      what: 'The enrollment credentials hold control characters.',
      next: 'Type the enrollment user ID and password again.',
    },
  },
  'enrollment.account-id-invalid': {
    kind: 'bad-input',
    ja: { what: 'アカウントIDとして使えない文字です。', next: 'コンソールでアカウントIDを確かめてください。' },
    en: { what: 'This cannot be an account ID.', next: 'Look up the account ID in the console.' },
  },
  'enrollment.customer-domain-invalid': {
    kind: 'bad-input',
    ja: {
      what: 'お客さまドメインとして使えない文字です。',
      next: '「mdm.clomo.com/」と「/ios」の間の部分だけを入力してください。',
    },
    en: {
      what: 'This cannot be a customer domain.',
      next: 'Type only what stands between "mdm.clomo.com/" and "/ios".',
    },
  },
  'enrollment.host-invalid': {
    kind: 'bad-input',
    ja: { what: 'ホスト名として使えません。', next: '例: mdm.example.com (必要なら :ポート を付ける)' },
    en: { what: 'This cannot be a host name.', next: 'For example mdm.example.com, with :port where needed.' },
  },
  'enrollment.unreachable': {
    kind: 'retryable',
    ja: { what: '{host} につながりません ({reason})。', next: 'ネットワークとホスト名を確かめてください。' },
    en: { what: '{host} cannot be reached ({reason}).', next: 'Check the network and the host name.' },
  },
  'enrollment.tls': {
    kind: 'station-problem',
    ja: {
      what: '{host} のサーバ証明書を信頼できません ({reason})。',
      next: '証明書の名前と期限を確かめ、独自の認証局ならトラストアンカー証明書を登録してください。',
    },
    en: {
      what: 'The certificate of {host} is not trusted ({reason}).',
      next: "Check its name and dates; add the trust anchor certificate where it is a private authority's.",
    },
  },
  'enrollment.answer-too-large': {
    kind: 'backend-problem',
    ja: { what: '{host} の応答が大きすぎます (上限 {limit} バイト)。', next: askVendor.ja },
    en: { what: 'The answer of {host} is too large (limit {limit} bytes).', next: askVendor.en },
  },
  'enrollment.discovery-absent': {
    kind: 'backend-problem',
    ja: {
      what: '{host} には MDMServiceConfig がありません (HTTP {status})。',
      next: 'ホスト名だけでなく、登録用 URL の全体を入力してください。',
    },
    en: {
      what: '{host} has no MDMServiceConfig (HTTP {status}).',
      next: 'Enter the full enrollment URL instead of the host name.',
    },
  },
  'enrollment.discovery-invalid': {
    kind: 'backend-problem',
    ja: { what: '{host} の MDMServiceConfig の内容が正しくありません ({what})。', next: askVendor.ja },
    en: { what: 'The MDMServiceConfig of {host} is not valid ({what}).', next: askVendor.en },
  },
  'enrollment.not-watched': {
    kind: 'bad-input',
    ja: { what: 'この作業 {runId} は登録の確認対象ではありません。', next: '準備が完了した作業を選んでください。' },
    en: { what: 'The enrollment of run {runId} is not watched.', next: 'Choose a run that ended prepared.' },
  },
} as const satisfies ErrorArea;
