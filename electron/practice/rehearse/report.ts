import type { RunView } from '../../../shared/domain/run.ts';
import type { Language } from '../../../shared/texts/language.ts';
import type { Rehearsal } from './rehearse.ts';
import { reportFigures } from './report-figures.ts';
import { escapeHtml, renderAxis, renderLegend, renderTimeline, type TimeSpan } from './report-timeline.ts';
import { bySlot, stateText } from './stand.ts';
import { brokenPromises } from './summary.ts';

const words = {
  title: { ja: '練習の報告', en: 'Rehearsal report' },
  success: { ja: 'すべての証人が一致しました。', en: 'Every witness agrees.' },
  failure: { ja: '一致しない点があります。', en: 'The witnesses do not agree.' },
  device: { ja: '端末', en: 'Device' },
  slot: { ja: 'スロット', en: 'Slot' },
  timeline: { ja: 'USB での作業の経過', en: 'Work over USB' },
  verdict: { ja: '判定', en: 'Verdict' },
  figures: { ja: '証人が数えた値', en: 'Counted by the witnesses' },
} satisfies Record<string, Record<Language, string>>;

/** One HTML page that needs nothing beside itself: the witnesses' figures, and a timeline picture per device. */
export function renderReport(rehearsal: Rehearsal, language: Language): string {
  const runs = bySlot(rehearsal.runs);
  const span = spanOf(runs);
  const word = (key: keyof typeof words) => words[key][language];
  const figures = reportFigures(rehearsal, language)
    .map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('');
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${word('title')}</title>
<style>${style}</style>
<h1>${word('title')}</h1>
${verdictLine(rehearsal, language)}
<h2>${word('figures')}</h2><dl>${figures}</dl>
<h2>${word('timeline')}</h2>
${renderLegend(runs, language)}
<table><thead><tr><th>${word('slot')}</th><th>${word('device')}</th><th>${renderAxis(span)}</th><th>${word('verdict')}</th></tr></thead>
<tbody>
${runs.map((run) => row(run, span, language)).join('\n')}
</tbody></table>
</html>
`;
}

function verdictLine(rehearsal: Rehearsal, language: Language): string {
  const broken = brokenPromises(rehearsal, language);
  if (broken.length === 0) return `<p class="good">✓ ${words.success[language]}</p>`;
  const list = broken.map((promise) => `<li>${escapeHtml(promise)}</li>`).join('');
  return `<p class="bad">✗ ${words.failure[language]}</p><ul>${list}</ul>`;
}

function spanOf(runs: readonly RunView[]): TimeSpan {
  const moments = runs.flatMap((run) => [Date.parse(run.startedAt), Date.parse(run.endedAt ?? run.startedAt)]);
  const from = Math.min(...moments);
  return { from, ms: Math.max(1, ...moments.map((moment) => moment - from)) };
}

function row(run: RunView, span: TimeSpan, language: Language): string {
  const who = escapeHtml(`${run.name ?? ''} ${run.serial ?? run.deviceKey}`.trim());
  const state = escapeHtml(stateText(run, language));
  const cells = [escapeHtml(run.slot ?? '–'), who, renderTimeline(run, span, who, language), state];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const style = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif}
body{max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1rem;margin-top:2rem}
.good{color:#1e6b3c}.bad{color:#a3261b}
@media (prefers-color-scheme:dark){.good{color:#7fd29c}.bad{color:#ff9a8f}}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:.75rem 1.5rem}
dt{font-size:.8rem;opacity:.75}dd{margin:0;font-size:1.2rem;font-variant-numeric:tabular-nums}
ul.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;font-size:.8rem}
ul.legend i{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem;vertical-align:-1px}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.15rem .6rem;border-bottom:1px solid #8884;font-variant-numeric:tabular-nums;white-space:nowrap}
td:last-child{white-space:normal;min-width:10rem}
th{font-weight:600;font-size:.85rem;vertical-align:bottom}td:nth-child(3){width:55%}
svg{display:block;width:100%}td svg{background:#8881}svg text{font-size:11px;fill:currentColor}
`;
