import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserTests } from '../support/browser-tests.ts';
import type { Person } from '../support/person.ts';
import { openServedStation, type ServedStation } from '../support/served-station.ts';
import { hear, serialsOnTheTable } from '../support/witnesses.ts';
import { journeySize } from './size.ts';
import { type Words, words } from './words.ts';

const devices = 12;
/** Five steps and Records: into each, add and save in three, choose, plan and start in one; and the practice room's offers. */
const mostClicks = 20;
/** Open its line; 次へ, 構成を適用. */
const mostPerDevice = 3;

const { openAt } = browserTests();

async function setUp(person: Person, say: Words): Promise<void> {
  await person.sees(say.start);
  await person.clicks(say.practise);
  await person.clicks(say.begin);
  await person.sees(say.server);
  await person.clicks(say.usePracticeServer);
  await person.clicks(say.save);
  await person.clicks(say.toOrganization);
  await person.sees(say.organization);
  await person.clicks(say.addOrganization);
  await person.types(...say.organizationName);
  await person.clicks(say.save);
  await person.clicks(say.toBlueprint);
  await person.sees(say.blueprint);
  await person.clicks(say.addBlueprint);
  await person.types(...say.blueprintName);
  await person.clicks(say.usePracticeWifi);
  await person.clicks(say.save);
  await person.clicks(say.toApply);
  await person.sees(say.apply);
}

async function kit(person: Person, say: Words): Promise<void> {
  await person.clicks(say.selectReady(devices));
  await person.clicks(say.plan(devices));
  await person.clicks(say.kit(devices));
  // The question names the same count and effect, and answers only to these words.
  await person.clicks(say.kit(devices));
  await person.clicks(say.toVerify);
  await person.sees(say.verify);
}

async function tapThrough(person: Person, say: Words, serial: string): Promise<void> {
  await person.clicks(serial);
  await person.taps(say.next);
  await person.taps(say.applyConfiguration);
}

describe.each(['ja', 'en'] as const)('somebody who sees the window for the first time, in %s', (language) => {
  const say = words[language];
  let station: ServedStation;
  beforeAll(async () => {
    station = await openServedStation(journeySize.delays);
  });
  afterAll(() => station?.close());

  it('practises from the first screen to twelve enrolled devices whose records arrived', async () => {
    const { person } = await openAt(station.address, { language, patienceMs: journeySize.patienceMs });
    await setUp(person, say);
    const room = await station.practiceRoom();
    await kit(person, say);
    const serials = await serialsOnTheTable(room);
    for (const serial of serials) await tapThrough(person, say, serial);
    await person.clicks(say.toRecords);
    await person.sees(say.records);
    await person.reads(say.delivered(3 * devices));

    expect(await hear(room)).toEqual({
      enrolled: devices,
      records: { prepared: devices, enrolled: devices, verified: devices },
      duplicates: 0,
      mostErases: 0,
      mostConfigurationWrites: 1,
    });
    const clicks = person.deeds.filter(({ did }) => did !== 'type');
    expect(clicks.length).toBeLessThanOrEqual(mostClicks + mostPerDevice * devices);
    // All others were the main action of their view.
    expect(clicks.filter(({ did, isPrimary }) => did === 'click' && !isPrimary).map(({ what }) => what)).toEqual([
      say.practise,
      say.usePracticeServer,
      say.usePracticeWifi,
      say.kit(devices),
      ...serials,
    ]);
  });
});
