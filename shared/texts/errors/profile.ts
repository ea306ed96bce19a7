import type { ErrorArea } from '../../errors/entry.ts';

const exportAgain = {
  ja: 'Apple Configurator などから書き出し直してください。',
  en: 'Export it again, for example from Apple Configurator.',
};

/** .mobileconfig files that cannot be used, and settings no profile can hold. */
export const profileErrors = {
  'profile.too-large': {
    kind: 'bad-input',
    ja: { what: 'プロファイルが大きすぎます (上限 {limit} バイト)。', next: '正しいファイルか確かめてください。' },
    en: { what: 'The profile is too large (limit {limit} bytes).', next: 'Check that it is the right file.' },
  },
  'profile.empty': {
    kind: 'bad-input',
    ja: { what: 'プロファイルのファイルが空です。', next: exportAgain.ja },
    en: { what: 'The profile file is empty.', next: exportAgain.en },
  },
  'profile.encoding': {
    kind: 'bad-input',
    ja: { what: 'プロファイルの文字コードが UTF-8 ではありません。', next: 'UTF-8 で保存し直してください。' },
    en: { what: 'The profile is not UTF-8 text.', next: 'Save it again as UTF-8.' },
  },
  'profile.not-a-plist': {
    kind: 'bad-input',
    ja: { what: 'プロファイルとして読めません ({reason})。', next: exportAgain.ja },
    en: { what: 'This cannot be read as a profile ({reason}).', next: exportAgain.en },
  },
  'profile.not-a-profile': {
    kind: 'bad-input',
    ja: { what: '構成プロファイルではありません ({reason})。', next: '.mobileconfig のファイルを選んでください。' },
    en: { what: 'This is not a configuration profile ({reason}).', next: 'Choose a .mobileconfig file.' },
  },
  'profile.encrypted': {
    kind: 'bad-input',
    ja: { what: '暗号化されたプロファイルは扱えません。', next: '暗号化せずに書き出し直してください。' },
    en: { what: 'Encrypted profiles cannot be used.', next: 'Export it again without encryption.' },
  },
  'profile.duplicate-uuid': {
    kind: 'bad-input',
    ja: {
      what: 'プロファイルの中で PayloadUUID {uuid} が重複しています。端末は受け付けません。',
      next: exportAgain.ja,
    },
    en: { what: 'The PayloadUUID {uuid} stands twice in the profile; devices refuse that.', next: exportAgain.en },
  },
  'profile.signature-broken': {
    kind: 'bad-input',
    ja: { what: 'プロファイルの署名が内容と合いません。', next: '元の発行者から受け取り直してください。' },
    en: { what: "The profile's signature does not fit its contents.", next: 'Get it again from whoever issued it.' },
  },
  'profile.signature-unreadable': {
    kind: 'bad-input',
    ja: { what: 'プロファイルの署名を読めません ({reason})。', next: '署名のないプロファイルを使ってください。' },
    en: { what: "The profile's signature cannot be read ({reason}).", next: 'Use the profile without a signature.' },
  },
  'profile.line': {
    kind: 'bad-input',
    ja: { what: '{line} 行目を読めません ({detail})。', next: 'その行を直してください。' },
    en: { what: 'Line {line} cannot be read ({detail}).', next: 'Correct that line.' },
  },
  'profile.secret-lost': {
    kind: 'bad-input',
    ja: { what: '「{key}」に入れる値がステーションにありません。', next: '「{key}」を入力し直してください。' },
    en: { what: 'The station has no value for "{key}".', next: 'Enter "{key}" anew.' },
  },
  'profile.secret-argument': {
    kind: 'bad-input',
    ja: { what: '「{key}」は秘密の値なので、引数では渡せません。', next: '--secret {key} を使ってください。' },
    en: { what: '"{key}" is a secret: it cannot be given as an argument.', next: 'Use --secret {key}.' },
  },
  'profile.variables-signed': {
    kind: 'bad-input',
    ja: {
      what: '変数 ({names}) を使うプロファイルには署名できません。端末ごとに内容が変わるためです。',
      next: '変数を値に置き換えるか、署名せずに使ってください。',
    },
    en: {
      what: 'A profile with variables ({names}) cannot be signed: it differs from device to device.',
      next: 'Put values in their places, or use it without a signature.',
    },
  },
  'profile.wifi-ssid': {
    kind: 'bad-input',
    ja: {
      what: 'Wi-Fi のネットワーク名 (SSID) は UTF-8 で 1〜32 バイトです。',
      next: 'ネットワーク名を確かめてください。',
    },
    en: { what: 'A Wi-Fi network name (SSID) has 1 to 32 bytes of UTF-8.', next: 'Check the network name.' },
  },
  'profile.wifi-password': {
    kind: 'bad-input',
    ja: {
      what: 'Wi-Fi のパスワードの長さまたは文字が {encryption} に合いません。',
      next: 'WPA は半角 8〜63 文字または 16 進 64 桁、WEP は半角 5・13 文字または 16 進 10・26 桁です。',
    },
    en: {
      what: 'The Wi-Fi password does not fit {encryption}.',
      next: 'WPA: 8 to 63 ASCII characters or 64 hex digits; WEP: 5 or 13 characters, or 10 or 26 hex digits.',
    },
  },
} as const satisfies ErrorArea;
