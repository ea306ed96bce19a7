import type { RunView } from '../../../shared/domain/run.ts';
import { printable, widthOf } from '../../../shared/texts/display-width.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { runWord } from '../../../shared/texts/verdicts.ts';
import { liveLines, marks, tallyText } from './live-lines.ts';
import { type Phase, phaseLabels } from './phases.ts';
import { bySlot, standOf, stateText } from './stand.ts';

export type Progress = { phase(phase: Phase): void; run(run: RunView): void; end(): void };

/** What is drawn on: a terminal knows its size and says when that changes. */
export type Canvas = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns' | 'rows' | 'on' | 'off'>;

/** Least time between two pictures: enough for the eye, and little work for the terminal. */
const frameMs = 80;
const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
const clearLine = '\x1b[K';
const clearBelow = '\x1b[J';

/** On a terminal a picture of the room that is redrawn in place; elsewhere lines that read from top to bottom. */
export function createProgress(out: Canvas, language: Language): Progress {
  return out.isTTY && process.env.TERM !== 'dumb' ? liveProgress(out, language) : plainProgress(out, language);
}

/** One line per phase, and per device when it needs a hand, is prepared, and has come to its end. */
function plainProgress(out: Canvas, language: Language): Progress {
  const started = performance.now();
  const runs = new Map<string, RunView>();
  const told = new Map<string, string>();
  const say = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    out.write(`${seconds.padStart(6)} s  ${line}\n`);
  };
  return {
    phase: (phase) => say(phaseLabels[phase][language]),
    run: (run) => {
      runs.set(run.runId, run);
      const stand = standOf(run);
      const isPrepared = run.end === 'prepared' && stand === 'running';
      if (!isPrepared && (stand === 'running' || stand === 'queued')) return;
      const state = isPrepared ? 'prepared' : `${stand} ${run.waitingFor?.code}`;
      if (told.get(run.runId) === state) return;
      told.set(run.runId, state);
      const who = `${(run.slot ?? '?').padStart(3)}  ${(run.serial ?? '–').padEnd(12)}`;
      const text = isPrepared ? runWord({ end: run.end, phase: run.phase }, language) : stateText(run, language);
      say(printable(`  ${marks[stand]} ${who}  ${text}`));
    },
    end: () => {
      if (runs.size > 0) say(tallyText(bySlot(runs.values()), language));
    },
  };
}

/** Colours only repeat what the characters say (https://no-color.org). */
function paint(line: string): string {
  if (process.env.NO_COLOR) return line;
  const colour = (code: number) => (text: string) => `\x1b[${code}m${text}\x1b[39m`;
  return line
    .replace(/✓/g, colour(32))
    .replace(/✗/g, colour(31))
    .replace(/(?<=^| {2})!(?= )/g, colour(33))
    .replace(/▰+/g, colour(36));
}

/** Each picture overwrites the one before in a single write, line by line, so that nothing flickers. */
function liveProgress(out: Canvas, language: Language): Progress {
  const started = performance.now();
  const runs = new Map<string, RunView>();
  let current: Phase = 'opening';
  let drawn: readonly string[] = [];
  let next: NodeJS.Timeout | undefined;

  const columns = () => out.columns || 80;
  /** Lines the last picture takes by now: a narrower terminal has wrapped them. */
  const drawnHeight = () => drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns())), 0);
  const draw = () => {
    clearTimeout(next);
    next = undefined;
    const scene = { phase: current, runs: runs.values(), elapsedMs: performance.now() - started };
    const lines = liveLines({ ...scene, columns: columns(), rows: out.rows || 24 }, language);
    const back = drawn.length === 0 ? hideCursor : `\x1b[${drawnHeight()}A\r`;
    out.write(back + lines.map((line) => `${paint(line)}${clearLine}\n`).join('') + clearBelow);
    drawn = lines;
  };
  const soon = () => {
    next ??= setTimeout(draw, frameMs);
  };
  const ticking = setInterval(soon, 1000);
  out.on('resize', soon);
  draw();
  return {
    phase: (phase) => {
      current = phase;
      soon();
    },
    run: (run) => {
      runs.set(run.runId, run);
      soon();
    },
    end: () => {
      clearInterval(ticking);
      out.off('resize', soon);
      draw();
      out.write(showCursor);
    },
  };
}
