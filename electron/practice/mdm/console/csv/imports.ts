import type { Clock } from '../../../../ports/clock.ts';
import { groupNameSchema, userIdSchema } from '../../config.ts';
import { type ConsoleAccount, offeredExpiry } from '../account.ts';
import { type ConsoleDevice, deviceNumber } from '../devices.ts';
import { type GroupOptions, isWithin } from '../groups.ts';
import { type Plan, plans } from '../plans.ts';
import { ConsoleRefusal } from '../refusal.ts';
import { GROUP_COLUMNS } from './exports.ts';
import { readJapanTime } from './japan-time.ts';
import { parseRows, writeRows } from './rows.ts';

export type ImportResult = {
  readonly rows: number;
  readonly errors: number;
  /** What is put under ホーム > ダウンロード. */
  readonly report: string;
};

type Step = { readonly apply: () => void } | { readonly problem: string };

/** グループ一括登録. Parents may stand in the same file, above. Nothing is done unless every row is good. */
export function importGroups(account: ConsoleAccount, text: string, scope: string, clock: Clock): ImportResult {
  const promised = new Set(account.groups.all().map(({ path }) => path));
  const users = new Set(account.groups.all().map(({ credential }) => credential?.user));
  return runImport(text, GROUP_COLUMNS, (cells) => {
    const [parent = '', name = '', description = '', order = '', expires = '', user = '', password = ''] = cells;
    const path = `${parent}${name}/`;
    const expiresAt = expires === '' ? offeredExpiry(clock) : readJapanTime(expires);
    if (!promised.has(parent) || !isWithin(parent, scope)) return { problem: '親グループが存在しません' };
    if (!groupNameSchema.safeParse(name).success) return { problem: 'グループ名が不正です' };
    if (promised.has(path)) return { problem: '同じ名前のグループがあります' };
    if (description.length > 80) return { problem: '説明が長すぎます' };
    if (!/^\d{0,6}$/.test(order)) return { problem: '表示順が不正です' };
    if (!expiresAt || expiresAt <= clock.now()) return { problem: '有効期限日時が不正です' };
    if ((user === '') !== (password === '')) return { problem: 'ユーザーIDとパスワードは両方必要です' };
    if (user !== '' && !userIdSchema.safeParse(user).success) return { problem: '端末登録用ユーザーIDが不正です' };
    if (user !== '' && users.has(user)) return { problem: '端末登録用ユーザーIDが重複しています' };
    promised.add(path);
    if (user !== '') users.add(user);
    const credential = user === '' ? undefined : { user, password, expiresAt };
    const group: GroupOptions = { name, parent, description, order: Number(order), credential, plan: 'iOS-Standard' };
    return { apply: () => void account.groups.add(group) };
  });
}

/** 端末グループ一括移動. */
export function moveDevices(account: ConsoleAccount, text: string, scope: string): ImportResult {
  return runImport(text, ['端末番号', 'グループ'], ([number = '', path = '']) => {
    const device = findByNumber(account, number, scope);
    if (!device) return { problem: '端末が存在しません' };
    if (!account.groups.find(path) || !isWithin(path, scope)) return { problem: 'グループが存在しません' };
    return {
      apply() {
        device.group = path;
      },
    };
  });
}

/** サービスプランの一括更新. */
export function changePlans(account: ConsoleAccount, text: string, scope: string): ImportResult {
  return runImport(text, ['端末番号', 'サービスプラン'], ([number = '', plan = '']) => {
    const device = findByNumber(account, number, scope);
    if (!device) return { problem: '端末が存在しません' };
    if (!isPlan(plan)) return { problem: 'サービスプランが存在しません' };
    return {
      apply() {
        device.plan = plan;
      },
    };
  });
}

function isPlan(text: string): text is Plan {
  return plans.some((plan) => plan === text);
}

function findByNumber(account: ConsoleAccount, number: string, scope: string): ConsoleDevice | undefined {
  return account.devices.all().find((device) => deviceNumber(device) === number && isWithin(device.group, scope));
}

/** Judges all rows first; applies them when none is bad. Throws `bad-csv` when the header is another. */
function runImport(text: string, columns: readonly string[], judge: (cells: readonly string[]) => Step): ImportResult {
  const [header, ...rows] = parseRows(text);
  if (header?.length !== columns.length || columns.some((column, index) => header[index] !== column)) {
    throw new ConsoleRefusal('bad-csv', `expected ${columns.join(',')}`);
  }
  const steps = rows.map(judge);
  const errors = steps.filter((step) => 'problem' in step).length;
  if (errors === 0) for (const step of steps) if ('apply' in step) step.apply();
  const outcome = (step: Step) =>
    'problem' in step ? ['エラー', step.problem] : [errors === 0 ? '成功' : '未実行', ''];
  const report = writeRows([
    [...columns, '結果', '詳細'],
    ...rows.map((cells, index) => [...cells, ...outcome(steps[index] ?? { problem: '' })]),
  ]);
  return { rows: rows.length, errors, report };
}
