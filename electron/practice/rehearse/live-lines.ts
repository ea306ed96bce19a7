import type { RunView } from '../../../shared/domain/run.ts';
import { fitWidth, printable, widthOf } from '../../../shared/texts/display-width.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { type Phase, phaseLabels } from './phases.ts';
import { bySlot, type Stand, standOf, stateText } from './stand.ts';

export type Scene = {
  readonly phase: Phase;
  readonly runs: Iterable<RunView>;
  readonly elapsedMs: number;
  readonly columns: number;
  readonly rows: number;
};

/** No character of these has an ambiguous width: terminals set up for Japanese show some others two columns wide. */
export const marks: Readonly<Record<Stand, string>> = { done: '✓', running: '▸', hand: '!', stopped: '✗', queued: '-' };
const barOf = (share: number, length: number) => {
  const filled = Math.round(share * length);
  return '▰'.repeat(filled) + '▱'.repeat(length - filled);
};

const standLabels: Readonly<Record<Stand, Readonly<Record<Language, string>>>> = {
  done: { ja: '完了', en: 'done' },
  running: { ja: '作業中', en: 'running' },
  hand: { ja: '対応待ち', en: 'needs a hand' },
  stopped: { ja: '中止', en: 'stopped' },
  queued: { ja: '順番待ち', en: 'queued' },
};

/** Devices that need a hand, named below the summary where the cells have no room for their reasons. */
const handLines = 3;
const gap = 2;

/** Cells that tell as much as their width allows. */
const cells: readonly {
  readonly least: number;
  readonly render: (run: RunView, width: number, l: Language) => string;
}[] = [
  {
    least: 50,
    render: (run, width, language) =>
      fitWidth(`${headOf(run)}  ${serialOf(run)} ${barOf(shareOf(run), 10)}  ${stateOf(run, language)}`, width),
  },
  {
    least: 30,
    render: (run, width, language) =>
      fitWidth(`${headOf(run)} ${barOf(shareOf(run), 6)} ${stateOf(run, language)}`, width),
  },
  {
    least: 8,
    render: (run, width) => {
      const head = headOf(run);
      return fitWidth(`${head} ${barOf(shareOf(run), Math.max(1, width - widthOf(head) - 1))}`, width);
    },
  },
];
const narrowest = 8;

/** The whole picture, as lines that fit the screen: what goes on, every device in its place, and a summary. Pure. */
export function liveLines({ phase, runs, elapsedMs, columns, rows }: Scene, language: Language): string[] {
  // A character in the last column makes some terminals go on to the next line.
  const width = Math.max(narrowest, columns - 1);
  const sorted = bySlot(runs);
  const height = Math.max(1, rows - 3 - handLines);
  const most = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  const count = Math.min(most, Math.max(1, Math.ceil(sorted.length / height)));
  const cellWidth = Math.floor((width - gap * (count - 1)) / count);
  const cell = cells.find(({ least }) => least <= cellWidth) ?? cells.at(-1);
  const shown = sorted.slice(0, height * count);
  const deep = Math.ceil(shown.length / count);
  const grid = Array.from({ length: deep }, (_, row) =>
    Array.from({ length: count }, (_, column) => shown[column * deep + row])
      .map((run) => (run === undefined ? '' : (cell?.render(run, cellWidth, language) ?? '')))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
  const waiting = cell === cells[0] ? [] : sorted.filter((run) => standOf(run) === 'hand').slice(0, handLines);
  return [
    `${phaseLabels[phase][language]}  ${clockText(elapsedMs)}`,
    ...grid,
    tallyText(sorted, language),
    ...waiting.map((run) => `${headOf(run)}  ${stateOf(run, language)}`),
  ].map((line) => fitWidth(line, width).trimEnd());
}

/** One line about the whole room. */
export function tallyText(runs: readonly RunView[], language: Language): string {
  const stands = runs.map(standOf);
  return (Object.keys(marks) as Stand[])
    .map((stand) => ({ stand, count: stands.filter((found) => found === stand).length }))
    .filter(({ stand, count }) => count > 0 || stand === 'done' || stand === 'running')
    .map(({ stand, count }) => `${marks[stand]} ${standLabels[stand][language]} ${count}`)
    .join('  ');
}

/** Minutes and seconds. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function headOf(run: RunView): string {
  return `${marks[standOf(run)]} ${printable(run.slot ?? '?').padStart(3)}`;
}

function serialOf(run: RunView): string {
  return fitWidth(printable(run.serial ?? '–'), 12);
}

function stateOf(run: RunView, language: Language): string {
  return printable(stateText(run, language));
}

function shareOf({ steps }: RunView): number {
  const settled = steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  return steps.length === 0 ? 0 : settled / steps.length;
}
