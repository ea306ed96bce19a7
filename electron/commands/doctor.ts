import type { Command } from 'commander';
import type { CheckReport } from '../../shared/domain/check.ts';
import { checkText } from '../../shared/texts/checks/check-text.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';

const marks = { pass: '✓', warn: '!', fail: '✗', unknown: '?' } as const;

export function addDoctorCommand(program: Command): void {
  withCommonOptions(program.command('doctor').description('is this station fit for the day?')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => sayReport(await station.call('checks.run', {}), output)),
      ),
  );
}

/** Prints findings with their cures. @returns the exit code: failures count, warnings do not. */
export function sayReport(report: CheckReport, output: Output): number {
  output.data(report);
  sayFindings(report, output);
  return report.ok ? exitCodes.ok : exitCodes.failed;
}

export function sayFindings(report: CheckReport, output: Output): void {
  for (const { status, finding, cure, source } of report.results) {
    output.say(`${marks[status]} ${checkText(finding, output.language)}`);
    if (source !== undefined && status !== 'pass') output.say(`    (${source})`);
    if (cure !== undefined) output.say(`    → ${checkText(cure, output.language)}`);
  }
}
