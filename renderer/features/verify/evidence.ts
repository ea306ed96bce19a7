import type { EnrollmentRecord, Evidence, RecordKind } from '../../../shared/domain/record.ts';

/** `run` = read back while kitting; `watch` = seen since, by looks at the device and questions to the MDM. */
export type EvidenceItem = Evidence & { readonly origin: 'run' | 'watch' };

const watchKinds: readonly RecordKind[] = ['enrolled', 'verified', 'contradicted'];

/** Facts that a watch reads anew, in other words than the run's own. */
const readAnew = new Set(['cloud-configuration', 'profiles']);

/** What is known of one run: the newest look, then what the run itself read back. */
export function evidenceOf(records: readonly EnrollmentRecord[]): readonly EvidenceItem[] {
  const newestFirst = [...records].sort((left, right) => right.revision - left.revision);
  const watch = newestFirst.find(({ kind }) => watchKinds.includes(kind))?.evidence ?? [];
  const run = newestFirst.find(({ kind }) => !watchKinds.includes(kind))?.evidence ?? [];
  const known = new Set(watch.map(({ fact }) => fact));
  return [
    ...watch.map((item) => ({ ...item, origin: 'watch' as const })),
    ...run
      .filter(({ fact }) => !(readAnew.has(fact) && known.has(fact)))
      .map((item) => ({ ...item, origin: 'run' as const })),
  ];
}

/** A fact as the watch saw it. */
export function seen(items: readonly EvidenceItem[], fact: string): string | undefined {
  return items.find((item) => item.origin === 'watch' && item.fact === fact)?.value;
}

const contradictions = [
  'configuration',
  'supervised',
  'profiles',
  'gone',
  'other-device',
  'unmanaged',
  'unknown',
] as const;
export type Contradiction = (typeof contradictions)[number];

/** The first fact that speaks against what the run left behind. */
export function contradictionOf(items: readonly EvidenceItem[]): Contradiction {
  const configuration = seen(items, 'cloud-configuration');
  if (configuration === 'none' || configuration === 'other') return 'configuration';
  if (seen(items, 'enrollment') === 'gone') return 'gone';
  if (seen(items, 'udid') === 'other') return 'other-device';
  if (seen(items, 'supervised') === 'no') return 'supervised';
  const profiles = seen(items, 'profiles');
  if (profiles !== undefined && profiles !== 'complete') return 'profiles';
  if (seen(items, 'setup-finished') === 'yes' && seen(items, 'other-profiles') === 'none') return 'unmanaged';
  return 'unknown';
}
