import type { ConsoleField, ConsoleLayout } from '../../../shared/domain/backend.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { mapInTurns } from '../../ports/in-turns.ts';
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
export async function learnLayout(
  table: CsvTable,
  { product, known, said, devices }: LearnOptions,
): Promise<ConsoleLayout> {
  const { header, rows, fileName, encoding } = table;
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
  if (columns.state === undefined) {
    const hold = await mapInTurns(header, (_, at) => holdsStates(rows, at, product));
    take('state', onlyOne(header, hold));
  }
  for (const field of identities.filter((field) => columns[field] === undefined)) {
    const ours = valuesOf(field, devices);
    const holdsOurs = (cell = '') => cell !== '' && ours.has(plainly(field, cell));
    const hold = await mapInTurns(header, (_, at) => rows.some((row) => holdsOurs(row[at])));
    take(field, onlyOne(header, hold));
  }
  const unknown = [
    ...(columns.state === undefined ? ['state'] : []),
    ...((columns.serial ?? columns.wifiMac ?? columns.name) ? [] : ['serial']),
  ];
  if (unknown.length > 0) {
    // A window offers them to choose from.
    const params = { file: fileName, fields: unknown.join(', '), header: header.join('\n') };
    throw new KitError('backend.columns-unknown', params);
  }
  return { header: [...header], columns, encoding, mac: spellingOf(cellsOf(table, columns.wifiMac)), fileName };
}

function cellsOf({ header, rows }: CsvTable, name: string | undefined): string[] {
  const at = name === undefined ? -1 : header.indexOf(name);
  return at < 0 ? [] : rows.map((row) => row[at] ?? '');
}

/** The one column that fits; none when several do. */
function onlyOne(header: readonly string[], fits: readonly boolean[]): string | undefined {
  const fitting = header.filter((_, at) => fits[at]);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function holdsStates(rows: CsvTable['rows'], column: number, product: FileProduct): boolean {
  const states = fileProducts[product].states;
  const isState = (word: string) => Object.hasOwn(states, word.normalize('NFKC').trim());
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every(isState);
}

type Identity = (typeof identities)[number];

/** What our devices go by in a field, spelt plainly; made once, for a list may be long and wide. */
function valuesOf(field: Identity, devices: readonly OurDevice[]): ReadonlySet<string | undefined> {
  return new Set(devices.flatMap((device) => (device[field] ? [plainly(field, device[field])] : [])));
}

function plainly(field: Identity, text: string): string | undefined {
  return field === 'wifiMac' ? plainMac(text) : text.replace(/\s/g, '').toUpperCase();
}
