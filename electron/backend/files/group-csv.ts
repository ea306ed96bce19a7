import { KitError } from '../../../shared/errors/kit-error.ts';
import { consoleTime } from './console-time.ts';
import { type CsvTable, readCsv } from './read-csv.ts';

/** mobiconnect's グループ CSV, verbatim (mdm §1.1). */
const columns = {
  parent: '親グループ(必須項目)',
  name: 'グループ名(必須項目)',
  description: '説明',
  order: '表示順',
  expiresAt: '有効期限日時',
  userId: '端末登録用ユーザーID',
  password: '端末登録用パスワード',
} as const;
type Column = keyof typeof columns;

/** One group of the console's tree, with the credential that enrolls into it. The password is a secret. */
export type ConsoleGroup = {
  /** From the topmost group, such as `/ルートグループ/1年/1組`. */
  readonly path: string;
  readonly credential?: { readonly userId: string; readonly password: string };
  readonly expiresAt?: string;
  /** What keeps this row from being a server. */
  readonly fault?: 'no-name' | 'no-credential' | 'half-credential' | 'colon' | 'expiry-unreadable' | 'user-twice';
};

/** Reads a group CSV. @throws KitError `backend.file-unreadable`, `backend.file-wrong-header`. */
export function readGroupCsv(bytes: Buffer, fileName: string): ConsoleGroup[] {
  const table = readCsv(bytes, fileName);
  const at = columnsOf(table);
  const groups = table.rows.map((row) => groupOf((column) => (row[at[column]] ?? '').trim()));
  const users = groups.flatMap(({ credential }) => (credential === undefined ? [] : [credential.userId]));
  const twice = new Set(users.filter((user, index) => users.indexOf(user) !== index));
  return groups.map((group) =>
    group.fault === undefined && twice.has(group.credential?.userId ?? '') ? { ...group, fault: 'user-twice' } : group,
  );
}

/** Spreadsheets turn half-width brackets into full-width ones and back; the rest must be verbatim. */
function columnsOf({ header, fileName }: CsvTable): Record<Column, number> {
  const plain = (text: string) => text.normalize('NFKC').trim();
  const names = header.map(plain);
  const found = Object.fromEntries(
    Object.entries(columns).map(([column, name]) => [column, names.indexOf(plain(name))]),
  ) as Record<Column, number>;
  const missing = (Object.keys(columns) as Column[]).filter((column) => found[column] < 0);
  if (missing.length > 0) {
    throw new KitError('backend.file-wrong-header', {
      file: fileName,
      columns: missing.map((column) => columns[column]).join(', '),
    });
  }
  return found;
}

function groupOf(cell: (column: Column) => string): ConsoleGroup {
  const [name, userId, password, expiry] = [cell('name'), cell('userId'), cell('password'), cell('expiresAt')];
  const path = `/${[...cell('parent').split('/'), name].filter((part) => part !== '').join('/')}`;
  const expiresAt = consoleTime(expiry);
  const base = { path, ...(expiresAt === undefined ? {} : { expiresAt }) };
  if (name === '') return { ...base, fault: 'no-name' };
  if (userId === '' && password === '') return { ...base, fault: 'no-credential' };
  if (userId === '' || password === '') return { ...base, fault: 'half-credential' };
  // The URL's token is `user:password`: a colon in the user would end it there (mdm §1.1).
  if (userId.includes(':')) return { ...base, fault: 'colon' };
  const whole = { ...base, credential: { userId, password } };
  return expiry !== '' && expiresAt === undefined ? { ...whole, fault: 'expiry-unreadable' } : whole;
}
