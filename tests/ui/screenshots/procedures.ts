import { overwrite } from '../../../electron/campaign/procedures/overwrite.ts';
import { names } from './names.ts';
import type { Scene } from './scene.ts';

const view = { ja: '手順書', en: 'Procedures' } as const;
const devices = Array.from({ length: 9 }, (_, index) => `04f45f07a70${index + 1}`);

/** A procedure half way through: some devices done, some that said so and were not. */
export async function takeProcedures({ page, person, album, room, language }: Scene): Promise<void> {
  const by = names[language].operator;
  const list = (state: (index: number) => string) => ({ fileName: 'devices.csv', data: listOf(state) });
  const { station } = room;
  const { id } = await station.call('campaigns.start', {
    procedure: 'overwrite',
    by,
    list: list(() => 'FALSE,FALSE'),
  });
  const tick = (step: string, some?: string[]) =>
    station.call('campaigns.tick', { id, step, by, ...(some && { devices: some }) });
  await tick('lift-filter');
  await tick('deliver');
  await station.call('campaigns.import', { id, by, list: list(() => 'TRUE,FALSE') });
  await tick('tap', devices.slice(0, 7));
  await station.call('campaigns.import', { id, by, list: list((index) => `TRUE,${index < 5 ? 'TRUE' : 'FALSE'}`) });
  await station.call('campaigns.start', { procedure: 'push-certificate', by });

  await page.getByRole('link', { name: view[language], exact: true }).click();
  await person.sees(view[language]);
  await album.take(page, 'procedures');
  await page.getByRole('link', { name: overwrite.title[language] }).first().click();
  await person.sees(overwrite.title[language]);
  await album.take(page, 'procedure', { narrow: true });
  await page.getByRole('button', { name: devices[5] ?? '' }).click();
  await page.getByRole('region', { name: devices[5] ?? '' }).waitFor();
  await album.take(page, 'procedure-device');
  await page.keyboard.press('Escape');
}

/** The console's completion list, read by it now. */
function listOf(state: (index: number) => string): string {
  const japan = new Date(Date.now() + 9 * 3_600_000).toISOString();
  const readAt = `${japan.slice(2, 10).replaceAll('-', '/')} ${japan.slice(11, 16)}`;
  const rows = devices.map(
    (number, index) => `${number},有効,/ルートグループ/4年A組/,iPad,4A-${index + 1},,,${readAt},9.1,${state(index)}`,
  );
  const lines = [overwrite.list?.header.join(',') ?? '', ...rows];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`).toString('base64');
}
