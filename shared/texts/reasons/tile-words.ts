import type { Reason, StepId } from '../../domain/plan.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { ErrorCode } from '../../errors/table.ts';
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
  'bypass-code': { ja: '回避コード', en: 'Bypass code' },
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
  'wait.roster': { ja: '名簿にない', en: 'Not on the list' },
  'wait.profile-tap': { ja: 'インストール', en: 'Install profile' },
} as const satisfies Readonly<Partial<Record<keyof typeof waitingReasons, Words>>>;

/** What an ended run still waits for. */
const shortVerdicts: Readonly<Partial<Record<Verdict, Words>>> = {
  'waiting-for-device': { ja: '端末の操作待ち', en: 'Tap its screen' },
  'waiting-for-network': { ja: '通信待ち', en: 'Awaits network' },
  'waiting-for-backend': { ja: 'MDM 応答待ち', en: 'Awaits the MDM' },
};

/** What is wrong, or what to do about it. */
const shortProblems = {
  'kitting.battery-low': { ja: '充電する', en: 'Charge it' },
  'kitting.device-locked': { ja: 'ロックを解除', en: 'Unlock it' },
  'kitting.find-my-on': { ja: '「探す」がオン', en: 'Find My is on' },
  'kitting.find-my-unknown': { ja: '「探す」不明', en: 'Find My unknown' },
  'kitting.storage-low': { ja: '空き容量不足', en: 'Storage is low' },
  'kitting.os-too-old': { ja: 'OS が古い', en: 'OS is too old' },
  'kitting.profile-needs-tap': { ja: 'インストール', en: 'Install profile' },
  'kitting.not-returned': { ja: '戻りません', en: 'Not back yet' },
  'mcinstall.ade-assigned': { ja: 'ADE 割当済', en: 'Assigned by ADE' },
  'lockdown.pairing-forbidden': { ja: 'ペアリング不可', en: 'Pairing refused' },
  'activation.locked': { ja: 'ロックあり', en: 'Activation Lock' },
} as const satisfies Readonly<Partial<Record<ErrorCode, Words>>>;

/** A step in one line of a small tile: about eight Japanese characters. */
export function shortStepLabel(step: StepId, language: Language): string {
  return (shortSteps[step] ?? stepLabels[step])[language];
}

/** A wait in one such line; `undefined` where only its sentence tells enough. */
export function shortWaitLabel({ code }: Reason, language: Language): string | undefined {
  return Object.hasOwn(shortWaits, code) ? shortWaits[code as keyof typeof shortWaits][language] : undefined;
}

/** A verdict in one such line; `undefined` where its own word is short enough. */
export function shortVerdictLabel(verdict: Verdict, language: Language): string | undefined {
  return shortVerdicts[verdict]?.[language];
}

/** A problem in one such line, by its code; `undefined` likewise. */
export function shortProblemLabel(code: string, language: Language): string | undefined {
  return Object.hasOwn(shortProblems, code) ? shortProblems[code as keyof typeof shortProblems][language] : undefined;
}
