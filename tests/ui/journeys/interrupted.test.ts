import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenTab } from '../support/browser-tests.ts';
import { type HeldRuns, holdRunsAfter } from '../support/hold-runs.ts';
import { killStation } from '../support/served-room.ts';
import { setUp } from '../support/set-up.ts';
import { windowTests } from '../support/window-tests.ts';
import { hear, serialsOnTheTable } from '../support/witnesses.ts';
import { journeySize } from './size.ts';
import { words } from './words.ts';

const { devices, patienceMs } = journeySize;
const say = words.en;
const tests = windowTests(journeySize);
beforeAll(() => setUp(tests.room, { erase: 'always' }));

/** Erases and configures both devices, and stops when neither has told the station yet that it is configured. */
async function startAndHold({ person }: OpenTab): Promise<HeldRuns> {
  const held = await holdRunsAfter('SetCloudConfiguration', tests.room);
  await person.sees(say.apply);
  await person.clicks(say.selectReady(devices));
  await person.clicks(say.plan(devices));
  await person.clicks('Allow erasing (armed)');
  await person.clicks(`Erase and kit ${devices} iPads`);
  await person.clicks(`Erase and kit ${devices} iPads`);
  await held.reached(devices);
  return held;
}

describe('runs in the middle of which', () => {
  it('the page is reloaded and the station dies: all of it is shown again, and nothing is done twice', async () => {
    const { room } = tests;
    const tab = await tests.open({ language: 'en', patienceMs });
    const { page, person } = tab;
    const held = await startAndHold(tab);
    const [serial = ''] = await serialsOnTheTable(room);
    await person.clicks(`…${serial.slice(-6)}`);
    const step = page.getByRole('list', { name: 'Steps and times' }).getByRole('img', { name: 'under way' });
    await step.waitFor();

    await page.reload();
    await person.sees(say.apply);
    await page
      .getByRole('region', { name: /^(Port|Slot)/ })
      .getByText(serial)
      .waitFor();
    await step.waitFor();
    await page.getByRole('button', { name: `Show only: running, ${devices}` }).waitFor();

    killStation(room);
    await page.getByRole('status').getByText('lost the connection to the station').waitFor();
    await step.waitFor();
    held.release();
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByText('lost the connection to the station').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Show only: need you, ${devices}` }).waitFor();
    expect(await hear(room)).toMatchObject({ mostErases: 1, mostConfigurationWrites: 1 });
  });
});
