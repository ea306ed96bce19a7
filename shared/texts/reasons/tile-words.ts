import type { Reason, StepId } from '../../domain/plan.ts';
import type { Language } from '../language.ts';
import { stepLabels } from './steps.ts';
import type { waitingReasons } from './waiting.ts';

type Words = { readonly ja: string; readonly en: string };

/** Steps whose label is too long for the line of a small tile. */
const shortSteps: Readonly<Partial<Record<StepId, Words>>> = {
  inspect: { ja: '読み取り', en: 'Inspect' },
  activate: { ja: 'アクティベート', en: 'Activate' },
  supervise: { ja: '監視対象の設定', en: 'Supervise' },
  'supervised-pair': { ja: '再ペアリング', en: 'Pair again' },
  localize: { ja: '言語と地域', en: 'Language' },
  escalate: { ja: '監視者の認証', en: 'Authenticate' },
  'unlock-token': { ja: '解除トークン', en: 'Unlock token' },
};

/** What to do, or what goes on, where there is no room for the sentence; the drawer has it. */
const shortWaits = {
  'wait.device': { ja: 'つなぎ直す', en: 'Attach again' },
  'wait.trust': { ja: '「信頼」をタップ', en: 'Tap Trust' },
  'wait.unlock': { ja: 'ロックを解除', en: 'Unlock it' },
  'wait.armed': { ja: '安全スイッチ', en: 'Arm first' },
  'wait.paused': { ja: '一時停止中', en: 'Paused' },
  'wait.erase-return': { ja: '消去中', en: 'Erasing' },
  'wait.erase-doubt': { ja: '再消去の確認', en: 'Erase again?' },
  'wait.erase-needed': { ja: '消去の確認', en: 'Erase it?' },
  'wait.erase-needed-configured-by': { ja: '消去の確認', en: 'Erase it?' },
  'wait.configuration-doubt': { ja: '再書込の確認', en: 'Write again?' },
  'wait.configuration-refused': { ja: '再書込の確認', en: 'Write again?' },
  'wait.configuration-gone': { ja: '再書込の確認', en: 'Write again?' },
  'wait.profile-tap': { ja: 'インストール', en: 'Install profile' },
} as const satisfies Readonly<Partial<Record<keyof typeof waitingReasons, Words>>>;

/** A step in one line of a small tile: about eight Japanese characters. */
export function shortStepLabel(step: StepId, language: Language): string {
  return (shortSteps[step] ?? stepLabels[step])[language];
}

/** A wait in one such line; `undefined` where only its sentence tells enough. */
export function shortWaitLabel({ code }: Reason, language: Language): string | undefined {
  return code in shortWaits ? shortWaits[code as keyof typeof shortWaits][language] : undefined;
}
