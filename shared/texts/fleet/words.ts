import type {
  FleetOperation,
  FleetOperationKind,
  FleetRequest,
  FleetStepState,
  RegistrationMethod,
  Standing,
} from '../../domain/fleet.ts';

type Word = { readonly ja: string; readonly en: string };
type Words<Key extends string> = Readonly<Record<Key, Word>>;

/** The words of the life cycle, the same in the window and on the command line; the Japanese ones are the consoles' own. */
export const operationWords = {
  activate: { ja: 'アクティベーション', en: 'Activate' },
  replace: { ja: '機種変更', en: 'Replace' },
  inactivate: { ja: 'インアクティベーション', en: 'Inactivate' },
  force: { ja: '強制インアクティベーション', en: 'Force the inactivation' },
  delete: { ja: '端末情報の削除', en: 'Delete device information' },
  reactivate: { ja: '再アクティベーション', en: 'Reactivate' },
  move: { ja: 'グループの移動', en: 'Move to another group' },
} satisfies Words<FleetOperationKind>;

export const operationStateWords = {
  open: { ja: '作業中', en: 'under way' },
  done: { ja: '完了', en: 'done' },
  cancelled: { ja: '取りやめ', en: 'given up' },
} satisfies Words<FleetOperation['state']>;

export const standingWords = {
  active: { ja: '有効', en: 'active' },
  inactive: { ja: '無効', en: 'inactive' },
  waiting: { ja: '事前登録', en: 'pre-registered' },
  gone: { ja: '登録なし', en: 'not registered' },
  unknown: { ja: '不明', en: 'unknown' },
} satisfies Words<Standing['state']>;

export const methodWords = {
  configurator: { ja: 'Apple Configurator', en: 'Apple Configurator' },
  dep: { ja: 'DEP', en: 'DEP' },
  'by-hand': { ja: '手動', en: 'by hand' },
  ivi: { ja: 'IVI MDM', en: 'IVI MDM' },
  hybrid: { ja: 'Hybrid', en: 'Hybrid' },
} satisfies Words<RegistrationMethod>;

export const causeWords = {
  erased: { ja: '端末が消去された', en: 'it was erased' },
  'client-app-deleted': { ja: 'クライアントアプリが削除された', en: 'its client app was deleted' },
  'in-repair': { ja: '修理に出している', en: 'it is in repair' },
  lost: { ja: '紛失した', en: 'it is lost' },
  replaced: { ja: '機種変更済み', en: 'it was replaced' },
  'mdm-profile-gone': { ja: 'MDM プロファイルが端末から消えた', en: 'its MDM profile is gone' },
} satisfies Words<Extract<FleetRequest, { kind: 'force' }>['because']>;

export const stepStateWords = {
  later: { ja: 'あとで', en: 'later' },
  open: { ja: '次に行う', en: 'to do' },
  sending: { ja: '送信中', en: 'sending' },
  waiting: { ja: '結果の確認待ち', en: 'done, not yet seen' },
  done: { ja: '済み', en: 'done' },
  'not-needed': { ja: '不要', en: 'not needed' },
  contradicted: { ja: '結果が違う', en: 'contradicted' },
  failed: { ja: '失敗', en: 'failed' },
} satisfies Words<FleetStepState>;
