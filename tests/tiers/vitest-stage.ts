import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { nodeProgram, quiet, type StageResult } from './stage.ts';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** Runs one vitest configuration and tells what passed, failed and was skipped, test by test where it matters. */
export async function vitestStage(name: string, config: string): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-tests-'));
  const reportFile = join(folder, 'report.json');
  const started = performance.now();
  const { ok, output } = await quiet(
    nodeProgram('vitest/vitest.mjs', 'run', '--config', config, '--reporter=json', `--outputFile=${reportFile}`),
  );
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${ok ? '✓' : '✗'} ${name}: ${report.numPassedTests} passed (${seconds} s)\n`);
    tell(report);
    const brokenFiles = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    const failed = report.numFailedTests + brokenFiles.length;
    return {
      name,
      passed: report.numPassedTests,
      // vitest also fails on errors outside any test; those count as one.
      failed: failed === 0 && !ok ? 1 : failed,
      skipped: report.numPendingTests,
    };
  } catch (error) {
    process.stdout.write(`✗ ${name}: no report\n${output.trimEnd()}\n${String(error)}\n`);
    return { name, passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(report: z.infer<typeof reportSchema>): void {
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0)
      process.stdout.write(`  ✗ ${file.name}\n${file.message ?? ''}\n`);
    for (const test of file.assertionResults) {
      if (test.status === 'failed')
        process.stdout.write(`  ✗ ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}\n`);
      if (test.status === 'pending' || test.status === 'skipped')
        process.stdout.write(`  – skipped: ${test.fullName}\n`);
    }
  }
}
