import type { ProfileValue } from '../../../../shared/domain/profile-document.ts';

/** `[ [ ["CN", "a"] ], [ ["O", "b"] ] ]` (cfgutil §4). */
export function subjectOf(line: string): ProfileValue | undefined {
  const parts = line
    .split(/(?<!\\),/)
    .map((part) => /^\s*([A-Za-z0-9.]+)\s*=\s*(.*?)\s*$/.exec(part.replaceAll('\\,', ',')))
    .flatMap((match) => (match === null ? [] : [[[match[1] ?? '', match[2] ?? '']]]));
  return parts.length === 0 ? undefined : parts;
}

export function lineOf(subject: ProfileValue | undefined): string {
  if (!Array.isArray(subject)) return '';
  const pairs = subject.flatMap((set) => (Array.isArray(set) ? set : []));
  return pairs
    .flatMap((pair) =>
      Array.isArray(pair) && pair.length === 2 ? [`${pair[0]}=${String(pair[1]).replaceAll(',', '\\,')}`] : [],
    )
    .join(', ');
}
