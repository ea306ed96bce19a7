import { beforeAll, describe, expect, it } from 'vitest';
import { words } from './journeys/words.ts';
import { enter, setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';
import { hear } from './support/witnesses.ts';

const say = words.ja;
const tests = windowTests({ devices: 2 });
let blueprintId: string;
beforeAll(async () => {
  blueprintId = await setUp(tests.room);
});

async function unplugOne(): Promise<void> {
  const { bench } = tests.room;
  const { devices } = (await bench.call('state')) as { devices: { udid: string }[] };
  await bench.call('detach', { udids: [devices[0]?.udid] });
}

async function changeBlueprint(): Promise<void> {
  const { ask, face } = await enter(tests.room);
  const { output } = await ask('blueprints.list', {});
  const [blueprint] = output as { id: string; allowPairing: boolean }[];
  await ask('blueprints.save', { ...blueprint, id: blueprintId, allowPairing: false });
  face.close();
}

describe('a plan on the screen', () => {
  it.each([
    ['the blueprint is another by now', changeBlueprint],
    ['a device was unplugged', unplugOne],
  ])('is refused in words when %s: nothing is done, and a new one is offered', async (_what, change) => {
    const { page, person } = await tests.open();
    await person.sees(say.apply);
    await person.clicks(say.selectReady(2));
    await person.clicks(say.plan(2));
    await person.reads('全 2 台');
    await change();
    await person.clicks(say.kit(2));
    await person.clicks(say.kit(2));
    const refusal = page.getByRole('alert');
    await refusal.getByText('この計画では始められません。何も行っていません。').waitFor();
    await refusal.getByText('確認後に計画が変わりました。').waitFor();
    expect(await hear(tests.room)).toMatchObject({ mostConfigurationWrites: 0, mostErases: 0, records: {} });

    await person.clicks('計画を作り直す');
    await refusal.waitFor({ state: 'detached' });
    await person.reads('全');
  });
});
