import type { Expiry, ExpiryKind, ExpiryStage } from '../domain/expiry.ts';
import { fill, type Language } from './language.ts';

type Words = Readonly<Record<Language, string>>;
type KindWords = { readonly name: Words; readonly effect: Words; readonly cure: Words };

/** What each kind of end is called, what happens after it, and what is to be done before. */
export const expiryTexts: Readonly<Record<ExpiryKind, KindWords>> = {
  'push-certificate': {
    name: { ja: 'Apple Push 証明書', en: 'Apple Push certificate' },
    effect: {
      ja: 'MDM の要求が端末に届かなくなり、新しい登録も完了しません。',
      en: 'The MDM no longer reaches its devices, and no new enrollment completes.',
    },
    cure: {
      ja: '作成したときと同じ Apple ID で「Renew」を選んで更新します。「Create」で作り直すと、すべての端末で登録し直しになります。',
      en: 'Renew it with the Apple ID that made it. With Create, every device would have to enroll again.',
    },
  },
  'ade-token': {
    name: { ja: 'ADE (DEP) トークン', en: 'Automated Device Enrollment token' },
    effect: {
      ja: '自動デバイス登録の端末を MDM に割り当て・同期できなくなります。',
      en: 'Devices of Automated Device Enrollment are no longer assigned and synced.',
    },
    cure: {
      ja: 'Apple Business / School Manager で新しいトークンをダウンロードし、MDM に登録し直します。',
      en: 'Download a new token from Apple Business or School Manager and hand it to the MDM.',
    },
  },
  'vpp-token': {
    name: { ja: 'App のトークン (VPP)', en: 'Token for apps (VPP)' },
    effect: {
      ja: 'App のライセンスを端末に割り当て・回収できなくなります。',
      en: 'App licences are no longer assigned or collected.',
    },
    cure: {
      ja: 'Apple Business / School Manager で新しいトークンをダウンロードし、MDM に登録し直します。',
      en: 'Download a new token from Apple Business or School Manager and hand it to the MDM.',
    },
  },
  'enrollment-credentials': {
    name: { ja: '端末登録用認証情報', en: 'Enrollment credentials' },
    effect: {
      ja: '端末に「無効なプロファイル」と表示され、登録できません。',
      en: 'Devices say "Invalid Profile" and do not enroll.',
    },
    cure: {
      ja: 'コンソールのグループ設定で有効期限を延ばし、サーバの編集で新しい期限を入力します。',
      en: 'Extend them in the group of the console, and enter the new date where the server is edited.',
    },
  },
  'supervision-identity': {
    name: { ja: '監視識別情報', en: 'Supervision identity' },
    effect: {
      ja: '監視対象の端末を操作できなくなるおそれがあります。',
      en: 'Devices supervised with it may no longer be worked on.',
    },
    cure: {
      ja: '期限の前に、新しい監視識別情報への切り替えを計画します。端末の消去が必要です。',
      en: 'Plan the change to a new one in time: it needs the devices erased.',
    },
  },
  'trust-anchor': {
    name: { ja: 'トラストアンカー証明書', en: 'Trust anchor' },
    effect: {
      ja: '端末が MDM サーバを信頼せず、登録できません。',
      en: 'Devices do not trust the MDM server and do not enroll.',
    },
    cure: {
      ja: 'サーバの接続テストで、新しい証明書をトラストアンカーに加えます。',
      en: 'Test the server and trust its new certificate.',
    },
  },
  'profile-signer': {
    name: { ja: 'プロファイルの署名', en: 'Signature of a profile' },
    effect: {
      ja: '端末に「未検証」と表示されますが、インストールでき、使えます。',
      en: 'Devices show "Not Verified", and install and use it all the same.',
    },
    cure: { ja: '気になる場合は署名し直します。', en: 'Sign it again if that matters.' },
  },
  other: {
    name: { ja: 'そのほか', en: 'Other' },
    effect: { ja: '', en: '' },
    cure: { ja: '期限の前に、更新などの手続きを済ませます。', en: 'See to it before that day.' },
  },
};

const stageTexts: Readonly<Record<ExpiryStage, Words>> = {
  unknown: { ja: '期限不明', en: 'Not known' },
  over: { ja: '期限切れ', en: 'Over' },
  'days-7': { ja: 'あと {days} 日', en: '{days} {days:day|days} left' },
  'days-30': { ja: 'あと {days} 日', en: '{days} {days:day|days} left' },
  'days-90': { ja: 'あと {days} 日', en: '{days} {days:day|days} left' },
  later: { ja: 'あと {days} 日', en: '{days} {days:day|days} left' },
};

const yearsTexts: Words = { ja: 'あと {years} 年', en: '{years} years left' };
/** From here on nobody counts in days. */
const manyDays = 730;

/** How near it is, in words. */
export function stageText({ stage, days = 0 }: Pick<Expiry, 'stage' | 'days'>, language: Language): string {
  if (days === 0 && stage !== 'over' && stage !== 'unknown') return { ja: '今日まで', en: 'Ends today' }[language];
  if (stage === 'later' && days >= manyDays) {
    return fill(yearsTexts[language], { years: String(Math.floor((days + 7) / 365.25)) }, language);
  }
  return fill(stageTexts[stage][language], { days: String(days) }, language);
}

/** `Apple Push certificate: School`, or what a person called it. */
export function expiryTitle({ kind, name }: Pick<Expiry, 'kind' | 'name'>, language: Language): string {
  return kind === 'other' ? name : `${expiryTexts[kind].name[language]}: ${name}`;
}
