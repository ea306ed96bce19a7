import type { Language } from '../../../shared/texts/language.ts';
import { fill } from '../../../shared/texts/language.ts';
import { problemText } from '../../../shared/texts/problem-text.ts';
import { deliveryLabels, recordKindLabels } from '../../../shared/texts/record-kinds.ts';
import type { RecordWithDelivery } from '../../store/repositories/records.ts';
import { type DayReport, isDone } from './day.ts';
import { style } from './style.ts';
import { reportTexts } from './texts.ts';

export type ReportHead = { readonly stationLabel: string; readonly station: string; readonly now: Date };

type Words = (typeof reportTexts)[Language];

/** One HTML page that needs nothing beside itself and prints on A4: what was kitted on a day, by whom. */
export function renderDayReport(report: DayReport, head: ReportHead, language: Language): string {
  const words = reportTexts[language];
  const { counts } = report;
  const figures = [
    [words.devices, counts.devices],
    [words.done, counts.done],
    [words['not-done'], counts.notDone],
    [words.undelivered, counts.undelivered],
  ] as const;
  const date = report.from.toLocaleDateString(language, { dateStyle: 'full' });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${words.title} ${report.day}`)}</title>
<style>${style}</style></head><body>
<header><div><h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(date)} · ${escapeHtml(head.stationLabel)}</p></div>
<div class="seals"><div>${escapeHtml(words['seal-operator'])}</div><div>${escapeHtml(words['seal-check'])}</div></div></header>
<dl>${figures.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${value}</dd></div>`).join('')}</dl>
${shiftLine(report, words, language)}
${report.rows.length === 0 ? `<p>${escapeHtml(words.nothing)}</p>` : table(report, words, language)}
<footer>${escapeHtml(fill(words.made, { at: head.now.toLocaleString(language), station: head.station }))}</footer>
</body></html>
`;
}

function shiftLine({ shifts, from, to }: DayReport, words: Words, language: Language): string {
  if (shifts.length === 0) return '';
  const spans = shifts.map(({ operator, startedAt, endedAt }) => {
    const begins = Math.max(Date.parse(startedAt), from.getTime());
    const ends = endedAt === undefined ? undefined : Math.min(Date.parse(endedAt), to.getTime());
    const until = ends === undefined ? '' : timeOf(new Date(ends), language);
    return `${operator} (${timeOf(new Date(begins), language)}–${until})`;
  });
  return `<p><b>${escapeHtml(words.operators)}</b> ${escapeHtml(spans.join(words.comma))}</p>`;
}

function table({ rows }: DayReport, words: Words, language: Language): string {
  const columns = [
    words.time,
    words.slot,
    words.device,
    words.serial,
    words.model,
    words.blueprint,
    words.operator,
    words.result,
    words.delivery,
  ];
  return `<table><thead><tr>${columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => line(row, language)).join('\n')}
</tbody></table>`;
}

function line({ record, delivery }: RecordWithDelivery, language: Language): string {
  const { device, problem } = record;
  const result = recordKindLabels[record.kind][language];
  const why = problem === undefined ? '' : `<br><small>${escapeHtml(problemText(problem, language).what)}</small>`;
  const cells = [
    timeOf(new Date(record.endedAt), language),
    device.slot ?? '',
    device.name ?? '',
    device.serial,
    [device.productType, device.osVersion].filter(Boolean).join(' · '),
    record.blueprint.name,
    record.operator ?? '',
  ].map((text) => `<td>${escapeHtml(text)}</td>`);
  const mark = isDone(record.kind) ? '✓' : '✗';
  return `<tr>${cells.join('')}<td class="${isDone(record.kind) ? 'good' : 'bad'}">${mark} ${escapeHtml(result)}${why}</td><td>${escapeHtml(deliveryLabels[delivery.status][language])}</td></tr>`;
}

function timeOf(moment: Date, language: Language): string {
  return moment.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
