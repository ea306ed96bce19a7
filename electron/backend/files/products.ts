import type { BackendKind, ConsoleField } from '../../../shared/domain/backend.ts';

export type FileProduct = Extract<BackendKind, 'mobiconnect' | 'clomo'>;

/** What a console's own word for a device's state means to us. */
export type ConsoleState = 'active' | 'waiting' | 'inactive' | 'left';

type FileProductFacts = {
  readonly name: string;
  /** Headers that are printed in our notes; everything else is learned from the console's own file. */
  readonly headers: Readonly<Partial<Record<ConsoleField, string>>>;
  readonly states: Readonly<Record<string, ConsoleState>>;
  /** Whether a device in this state uses a licence. */
  readonly licensed: readonly ConsoleState[];
};

export const fileProducts: Readonly<Record<FileProduct, FileProductFacts>> = {
  /** mdm §1.1, mission-details *Overwrite campaign*: 端末番号 is the Wi-Fi MAC; 無効 still uses a licence. */
  mobiconnect: {
    name: 'mobiconnect',
    headers: {
      wifiMac: '端末番号',
      state: '端末状態',
      group: 'グループ',
      name: '氏名',
      plan: 'サービスプラン',
      readAt: '端末情報取得日時',
    },
    states: { 有効: 'active', 無効: 'inactive' },
    licensed: ['active', 'inactive'],
  },
  /** mdm §1.2: only 管理中 uses a licence; the column names are not public. */
  clomo: {
    name: 'CLOMO MDM',
    headers: {},
    states: { 事前登録: 'waiting', 管理中: 'active', 取り消し線: 'left', グレーアウト: 'left' },
    licensed: ['active'],
  },
};

/** @returns undefined for a word that the notes do not have: nothing is concluded from it. */
export function stateOf(product: FileProduct, word: string): ConsoleState | undefined {
  return fileProducts[product].states[word.normalize('NFKC').trim()];
}
