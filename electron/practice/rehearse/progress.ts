import type { RunView } from '../../../shared/domain/run.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';
import { runWord } from '../../../shared/texts/verdicts.ts';
import type { Phase } from './rehearse.ts';

const phaseLabels: Record<Phase, Record<Language, string>> = {
  opening: { ja: '練習室を開いています…', en: 'Opening the practice room…' },
  identifying: { ja: '端末を識別しています…', en: 'Identifying the devices…' },
  kitting: { ja: 'キッティング中', en: 'Kitting' },
  offline: { ja: '教室はオフラインです。記録は手元に残します。', en: 'The room is offline; records are kept here.' },
  enrolling: { ja: '構成を適用中(作業者がタップ)', en: 'Applying configurations (the operator taps)' },
  delivering: { ja: '登録記録を送信しています…', en: 'Delivering the records…' },
  counting: { ja: '証人の記録を数えています…', en: 'Counting what the witnesses saw…' },
};

const barLength = 18;

export type Progress = { phase(phase: Phase): void; run(run: RunView): void; end(): void };

/** On a terminal one line per device that fills up in place; elsewhere one line per phase and per device that ended. */
export function createProgress(out: NodeJS.WriteStream, language: Language): Progress {
  return out.isTTY ? liveProgress(out, language) : plainProgress(out, language);
}

function plainProgress(out: NodeJS.WriteStream, language: Language): Progress {
  const told = new Set<string>();
  return {
    phase: (phase) => void out.write(`${phaseLabels[phase][language]}\n`),
    run: (run) => {
      const state = run.verdict ?? run.end;
      if (state === undefined || told.has(`${run.runId} ${state}`)) return;
      told.add(`${run.runId} ${state}`);
      out.write(`  ${describe(run, language)}\n`);
    },
    end: () => {},
  };
}

function liveProgress(out: NodeJS.WriteStream, language: Language): Progress {
  const runs = new Map<string, RunView>();
  let current: Phase = 'opening';
  let drawnLines = 0;
  let timer: NodeJS.Timeout | undefined;

  const draw = () => {
    timer = undefined;
    const list = [...runs.values()].sort((a, b) => Number(a.slot ?? 0) - Number(b.slot ?? 0));
    const visible = list.slice(0, Math.max(1, (out.rows ?? 24) - 3));
    const lines = [phaseLabels[current][language], ...visible.map((run) => describe(run, language)), tally(list)];
    out.write(`${drawnLines > 0 ? `\x1b[${drawnLines}A` : ''}${lines.map((line) => `\x1b[2K${line}\n`).join('')}`);
    drawnLines = lines.length;
  };
  const soon = () => {
    timer ??= setTimeout(draw, 80);
  };
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
      clearTimeout(timer);
      draw();
    },
  };
}

function describe(run: RunView, language: Language): string {
  const settled = run.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  const share = run.steps.length === 0 ? 0 : settled / run.steps.length;
  const filled = Math.round(share * barLength);
  const current = run.steps.find((step) => step.state === 'running');
  const word =
    current === undefined || run.verdict !== undefined ? runWord(run, language) : stepLabels[current.step][language];
  const mark = run.verdict === 'verified' ? '✓' : run.end === undefined || run.end === 'prepared' ? '▸' : '✗';
  const bar = '▓'.repeat(filled) + '░'.repeat(barLength - filled);
  return `${mark} ${(run.slot ?? '').padStart(3)}  ${(run.serial ?? '').padEnd(12)} ${bar}  ${word}`;
}

function tally(runs: readonly RunView[]): string {
  const count = (verdict: string) => runs.filter((run) => run.verdict === verdict).length;
  const running = runs.filter((run) => run.phase !== 'ended').length;
  return `  ✓ ${count('verified')}  ▸ ${running}  / ${runs.length}`;
}
