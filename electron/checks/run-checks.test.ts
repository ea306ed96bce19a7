import { describe, expect, it } from 'vitest';
import { KitError } from '../../shared/errors/kit-error.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import { systemClock } from '../ports/clock.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { type Check, fail, pass, warn } from './check.ts';
import { blueprintChecks, stationChecks } from './registry.ts';
import { runChecks } from './run-checks.ts';

type Context = { readonly clock: typeof systemClock };

function check(id: string, run: Check<Context>['run']): Check<Context> {
  return { id, when: ['doctor'], run };
}

const fine = check('fine', async () => [pass(checkReason('vault.open'))]);
const doubtful = check('doubtful', async () => [warn(checkReason('vault.locked'), checkReason('vault.locked.cure'))]);
const broken = check('broken', async () => [fail(checkReason('vault.locked'), checkReason('vault.locked.cure'))]);

describe('running checks', () => {
  it('reports in the given order, and is not ok when one fails', async () => {
    const report = await runChecks([fine, broken, doubtful], 'doctor', { clock: systemClock });
    expect(report.results.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'fine pass',
      'broken fail',
      'doubtful warn',
    ]);
    expect(report.ok).toBe(false);
  });

  it('is ok with warnings', async () => {
    expect((await runChecks([fine, doubtful], 'doctor', { clock: systemClock })).ok).toBe(true);
  });

  it('runs only those of the moment', async () => {
    expect(await runChecks([fine], 'before-run', { clock: systemClock })).toEqual({ ok: true, results: [] });
  });

  it('says of one that throws that it is unknown, and goes on', async () => {
    const throws = check('throws', async () => {
      throw new KitError('enrollment.url-unreadable');
    });
    const report = await runChecks([throws, fine], 'doctor', { clock: systemClock });
    expect(report.results[0]).toMatchObject({
      id: 'throws',
      status: 'unknown',
      finding: { code: 'check.not-run', params: { problem: 'enrollment.url-unreadable' } },
    });
    expect(report.results).toHaveLength(2);
  });

  it('waits for none longer than fifteen seconds', async () => {
    const clock = createTestClock();
    const report = runChecks([check('slow', () => new Promise(() => {}))], 'doctor', { clock });
    await clock.advance(15_000);
    expect((await report).results[0]).toMatchObject({
      status: 'unknown',
      finding: { params: { problem: 'internal.timeout' } },
    });
  });

  it('ends with the caller', async () => {
    const controller = new AbortController();
    const report = runChecks(
      [check('slow', () => new Promise(() => {}))],
      'doctor',
      { clock: systemClock },
      controller.signal,
    );
    controller.abort(new Error('enough'));
    await expect(report).rejects.toThrow('enough');
  });
});

describe('the registry', () => {
  it('names each check once', () => {
    const ids = [...stationChecks, ...blueprintChecks].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
