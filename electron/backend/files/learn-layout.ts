import type { ConsoleField, ConsoleLayout } from '../../../shared/domain/backend.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { OurDevice } from '../../store/repositories/consoles.ts';
import { plainMac, spellingOf } from './mac.ts';
import { type FileProduct, fileProducts } from './products.ts';
import type { CsvTable } from './read-csv.ts';

export type LearnOptions = {
  readonly product: FileProduct;
  /** What was learned before, and what somebody says now: field → header. Both win over guesses, the latter over all. */
  readonly known: ConsoleLayout | undefined;
  readonly said: Readonly<Partial<Record<ConsoleField, string>>>;
  /** A column that holds values of theirs shows what it means. */
  readonly devices: readonly OurDevice[];
};

const identities = ['serial', 'wifiMac', 'udid', 'imei'] as const;

/**
 * The layout of a console's own file. Columns come from what was said, what was learned before, the headers our notes
 * print, the console's own words for states, and last from columns that hold our own devices' numbers.
 * @throws KitError `backend.columns-unknown`, `backend.file-wrong-header`.
 */
export function learnLayout(table: CsvTable, { product, known, said, devices }: LearnOptions): ConsoleLayout {
  const { header, fileName, encoding } = table;
  const find = (name: string) => header.find((column) => column.trim() === name.trim());
  const gone = Object.values(said).filter((name) => find(name) === undefined);
  if (gone.length > 0) throw new KitError('backend.file-wrong-header', { file: fileName, columns: gone.join(', ') });
  const columns: Partial<Record<ConsoleField, string>> = {};
  const take = (field: ConsoleField, name: string | undefined) => {
    const column = name === undefined ? undefined : find(name);
    const free = column !== undefined && !Object.values(columns).includes(column);
    if (free && columns[field] === undefined) columns[field] = column;
  };
  for (const source of [said, known?.columns ?? {}, fileProducts[product].headers]) {
    for (const [field, name] of Object.entries(source)) take(field as ConsoleField, name);
  }
  take(
    'state',
    columnOf(table, (cells) => holdsStates(cells, product)),
  );
  for (const field of identities) {
    const ours = valuesOf(field, devices);
    const holdsOurs = (cells: readonly string[]) => cells.some((cell) => cell !== '' && ours.has(plainly(field, cell)));
    if (columns[field] === undefined) take(field, columnOf(table, holdsOurs));
  }
  const unknown = [
    ...(columns.state === undefined ? ['state'] : []),
    ...((columns.serial ?? columns.wifiMac ?? columns.name) ? [] : ['serial']),
  ];
  if (unknown.length > 0) throw new KitError('backend.columns-unknown', { file: fileName, fields: unknown.join(', ') });
  return { header: [...header], columns, encoding, mac: spellingOf(cellsOf(table, columns.wifiMac)), fileName };
}

function cellsOf({ header, rows }: CsvTable, name: string | undefined): string[] {
  const at = name === undefined ? -1 : header.indexOf(name);
  return at < 0 ? [] : rows.map((row) => row[at] ?? '');
}

/** The one column that fits; none when several do. */
function columnOf(table: CsvTable, fits: (cells: readonly string[]) => boolean): string | undefined {
  const fitting = table.header.filter((name) => fits(cellsOf(table, name)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function holdsStates(cells: readonly string[], product: FileProduct): boolean {
  const words = cells.filter((cell) => cell !== '');
  const states = fileProducts[product].states;
  return words.length > 0 && words.every((word) => Object.hasOwn(states, word.normalize('NFKC').trim()));
}

type Identity = (typeof identities)[number];

/** What our devices go by in a field, spelt plainly; made once, for a list may be long and wide. */
function valuesOf(field: Identity, devices: readonly OurDevice[]): ReadonlySet<string | undefined> {
  return new Set(devices.flatMap((device) => (device[field] ? [plainly(field, device[field])] : [])));
}

function plainly(field: Identity, text: string): string | undefined {
  return field === 'wifiMac' ? plainMac(text) : text.replace(/\s/g, '').toUpperCase();
}
