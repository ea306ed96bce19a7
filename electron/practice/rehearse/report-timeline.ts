import type { StepId } from '../../../shared/domain/plan.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';

export type TimeSpan = { readonly from: number; readonly ms: number };

const width = 600;

/** Neighbours differ in lightness, so that the picture reads in greyscale as well. */
const colours: Readonly<Record<StepId, string>> = {
  identify: '#1f5673',
  pair: '#6fa8c7',
  inspect: '#2f6f4f',
  guard: '#a9d3b6',
  erase: '#a3261b',
  activate: '#d9b25f',
  supervise: '#5b3f6b',
  'supervised-pair': '#b79cc6',
  localize: '#0f766e',
  escalate: '#93c9c3',
  wifi: '#3b5ba5',
  profiles: '#a9b9e0',
  'unlock-token': '#7a5c1e',
  'bypass-code': '#d8c08a',
  name: '#e0a58f',
  finish: '#9aa3ad',
  record: '#4b5563',
};

/** One device's steps as bars over the rehearsal's time; each names itself and its seconds. */
export function renderTimeline(run: RunView, span: TimeSpan, title: string, language: Language): string {
  const x = (at: string) => ((Date.parse(at) - span.from) / span.ms) * width;
  const bars = run.steps.map((step) => {
    if (step.startedAt === undefined || step.endedAt === undefined) return '';
    const left = x(step.startedAt);
    const size = Math.max(1, x(step.endedAt) - left);
    const seconds = (Date.parse(step.endedAt) - Date.parse(step.startedAt)) / 1000;
    const label = escapeHtml(`${stepLabels[step.step][language]}: ${seconds.toFixed(2)} s`);
    return `<rect x="${left.toFixed(1)}" y="3" width="${size.toFixed(1)}" height="14" fill="${colours[step.step]}"><title>${label}</title></rect>`;
  });
  return `<svg viewBox="0 0 ${width} 20" preserveAspectRatio="none" height="20" role="img" aria-label="${title}">${bars.join('')}</svg>`;
}

/** Seconds since the first run began. */
export function renderAxis({ ms }: TimeSpan): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
    const seconds = ((ms / 1000) * share).toFixed(1);
    return `<text x="${width * share}" y="12" text-anchor="${anchor}">${seconds} s</text>`;
  });
  return `<svg viewBox="0 0 ${width} 14" aria-hidden="true">${ticks.join('')}</svg>`;
}

/** The steps that took time in any run. */
export function renderLegend(runs: readonly RunView[], language: Language): string {
  const seen = new Set(runs.flatMap((run) => run.steps.filter(tookTime).map((step) => step.step)));
  const items = (Object.keys(colours) as StepId[])
    .filter((step) => seen.has(step))
    .map((step) => `<li><i style="background:${colours[step]}"></i>${escapeHtml(stepLabels[step][language])}</li>`);
  return `<ul class="legend">${items.join('')}</ul>`;
}

function tookTime({ startedAt, endedAt }: RunView['steps'][number]): boolean {
  return startedAt !== undefined && endedAt !== undefined && Date.parse(endedAt) > Date.parse(startedAt);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
