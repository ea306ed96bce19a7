import type { StepId } from '../../domain/plan.ts';

/** What each step is called on screen, in the words of the consoles and of Apple Configurator. */
export const stepLabels: Readonly<Record<StepId, { readonly ja: string; readonly en: string }>> = {
  identify: { ja: '端末の確認', en: 'Identify' },
  pair: { ja: 'ペアリング', en: 'Pair' },
  inspect: { ja: '状態の読み取り', en: 'Inspect' },
  guard: { ja: '安全の確認', en: 'Safety check' },
  erase: { ja: '消去', en: 'Erase' },
  activate: { ja: 'アクティベーション', en: 'Activate' },
  supervise: { ja: '監視対象の設定', en: 'Supervise' },
  'supervised-pair': { ja: '監視者としてのペアリング', en: 'Pair as supervisor' },
  localize: { ja: '言語と地域', en: 'Language and region' },
  escalate: { ja: '監視者の認証', en: 'Authenticate as supervisor' },
  wifi: { ja: 'Wi-Fi', en: 'Wi-Fi' },
  profiles: { ja: 'プロファイル', en: 'Profiles' },
  'unlock-token': { ja: 'ロック解除トークン', en: 'Unlock token' },
  'bypass-code': { ja: 'ロック回避コード', en: 'Bypass code' },
  name: { ja: '端末名', en: 'Device name' },
  finish: { ja: '仕上げ', en: 'Finish' },
  record: { ja: '記録', en: 'Record' },
};
