import type { ProfileContents, ProfileFinding } from '../../../shared/domain/profile.ts';
import { payloadsOf } from '../../../shared/domain/profile-document.ts';
import { describePayload } from '../../../shared/profiles/describe.ts';
import { profileFindingText } from '../../../shared/texts/profiles/findings.ts';
import { exitCodes, type Output } from '../output.ts';

const words = {
  signer: { ja: '署名: {subject} ({notAfter} まで)', en: 'Signed by {subject} (until {notAfter})' },
  variables: { ja: '変数: {names}', en: 'Variables: {names}' },
  line: { ja: '{line} 行目: ', en: 'line {line}: ' },
  fine: { ja: '問題は見つかりませんでした。', en: 'Nothing is wrong with it.' },
};
const marks = { error: '✗', warning: '!', info: '·' } as const;

/** What a profile does, in plain words. */
export function sayContents(contents: ProfileContents, output: Output): void {
  const { document, displayName, identifier, signer, variables } = contents;
  output.say(`${displayName} (${identifier})`);
  const [first] = signer?.chain ?? [];
  if (first !== undefined) {
    output.say(output.text(words.signer, { subject: first.subject, notAfter: first.notAfter.slice(0, 10) }));
  }
  if (variables.length > 0) output.say(output.text(words.variables, { names: variables.join(', ') }));
  for (const payload of payloadsOf(document)) {
    const { title, about, lines } = describePayload(payload, output.language);
    output.say(`\n${title}${about === undefined ? '' : `: ${about}`}`);
    for (const { label, value } of lines) output.say(`  ${label}: ${value}`);
  }
  output.say('');
  sayFindings(contents.findings, output);
}

/** @returns the exit code: devices refuse a profile with an error. */
export function sayFindings(findings: readonly ProfileFinding[], output: Output): number {
  const order = ['error', 'warning', 'info'] as const;
  for (const level of order) {
    for (const found of findings.filter((one) => one.level === level)) {
      const where = found.line === undefined ? '' : output.text(words.line, { line: String(found.line) });
      output.say(`${marks[level]} ${where}${profileFindingText(found, output.language)}`);
    }
  }
  if (findings.length === 0) output.say(output.text(words.fine));
  return findings.some(({ level }) => level === 'error') ? exitCodes.failed : exitCodes.ok;
}
