import type { RunView } from '../../../shared/domain/run.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';
import type { Rehearsal } from './rehearse.ts';
import { brokenPromises, summaryOf } from './summary.ts';

const words = {
  title: { ja: '練習の報告', en: 'Rehearsal report' },
  success: { ja: 'すべての証人が一致しました。', en: 'Every witness agrees.' },
  failure: { ja: '一致しない点があります。', en: 'The witnesses do not agree.' },
  device: { ja: '端末', en: 'Device' },
  slot: { ja: 'スロット', en: 'Slot' },
  timeline: { ja: '経過', en: 'Timeline' },
  verdict: { ja: '判定', en: 'Verdict' },
  figures: { ja: '証人が数えた値', en: 'Counted by the witnesses' },
} satisfies Record<string, Record<Language, string>>;

/** Distinct in greyscale as well: lightness alternates along the run. */
const shades = ['#1f5673', '#6fa8c7', '#2f6f4f', '#8fc0a0', '#7a5c1e', '#d3ad5c', '#5b3f6b', '#ab8dbd'];

/** One HTML page that needs nothing beside itself: summary, and a timeline picture per device. */
export function renderReport(rehearsal: Rehearsal, language: Language): string {
  const broken = brokenPromises(rehearsal);
  const runs = rehearsal.runs.toSorted((a, b) => Number(a.slot ?? 0) - Number(b.slot ?? 0));
  const spans = runs.flatMap((run) => [Date.parse(run.startedAt), Date.parse(run.endedAt ?? run.startedAt)]);
  const [from, to] = [Math.min(...spans), Math.max(...spans)];
  const rows = runs.map((run) => row(run, from, Math.max(1, to - from), language)).join('\n');
  const figures = Object.entries(flat(summaryOf(rehearsal)))
    .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(String(value))}</dd></div>`)
    .join('');
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title[language]}</title>
<style>${style}</style>
<h1>${words.title[language]}</h1>
<p class="${broken.length === 0 ? 'good' : 'bad'}">${broken.length === 0 ? `✓ ${words.success[language]}` : `✗ ${words.failure[language]} ${broken.map(escapeHtml).join(' · ')}`}</p>
<h2>${words.figures[language]}</h2><dl>${figures}</dl>
<h2>${words.timeline[language]}</h2>
<table><thead><tr><th>${words.slot[language]}</th><th>${words.device[language]}</th><th>${words.timeline[language]} (${((to - from) / 1000).toFixed(1)} s)</th><th>${words.verdict[language]}</th></tr></thead>
<tbody>
${rows}
</tbody></table>
</html>
`;
}

function row(run: RunView, from: number, span: number, language: Language): string {
  const width = 600;
  const x = (at: string) => ((Date.parse(at) - from) / span) * width;
  const bars = run.steps
    .map((step, index) => {
      if (step.startedAt === undefined || step.endedAt === undefined) return '';
      const left = x(step.startedAt);
      const seconds = (Date.parse(step.endedAt) - Date.parse(step.startedAt)) / 1000;
      const label = `${stepLabels[step.step][language]}: ${seconds.toFixed(2)} s`;
      const size = Math.max(1, x(step.endedAt) - left).toFixed(1);
      return `<rect x="${left.toFixed(1)}" y="3" width="${size}" height="14" fill="${shades[index % shades.length]}"><title>${escapeHtml(label)}</title></rect>`;
    })
    .join('');
  const name = escapeHtml(`${run.name ?? ''} ${run.serial ?? run.deviceKey}`.trim());
  const verdict = escapeHtml(run.verdict ?? run.end ?? run.phase);
  return `<tr><td>${escapeHtml(run.slot ?? '–')}</td><td>${name}</td><td><svg viewBox="0 0 ${width} 20" role="img" aria-label="${name}">${bars}</svg></td><td>${verdict}</td></tr>`;
}

function flat(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(flat(inner, `${prefix}${key}.`))
        : [[`${prefix}${key}`, inner]],
    ),
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif}
body{max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1rem;margin-top:2rem}
.good{color:#1e6b3c}.bad{color:#a3261b}
@media (prefers-color-scheme:dark){.good{color:#7fd29c}.bad{color:#ff9a8f}}
dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem}dt{font-size:.8rem;opacity:.75}dd{margin:0;font-size:1.2rem;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.15rem .6rem;border-bottom:1px solid #8884;font-variant-numeric:tabular-nums}
th{font-weight:600;font-size:.85rem}td:nth-child(3){width:60%}svg{display:block;width:100%;height:20px;background:#8881}
`;
