import { describe, expect, it } from 'vitest';
import { deliverMany } from './deliver-many.ts';
import { measureEnqueue } from './enqueue-cost.ts';
import { loseStation } from './lost-station.ts';

/** Small editions of what `npm run prove` shows at full size. */
describe('records on their way', () => {
  it('arrive once, in order, from several stations, whatever goes wrong between', async () => {
    const figures = await deliverMany({ stations: 2, perStation: 120, probability: 0.01, restarts: 1 });
    expect(figures).toMatchObject({ records: 240, lost: 0, doubled: 0, disordered: 0 });
  });

  it('arrive from the mirror of a station that is lost with its data', async () => {
    const figures = await loseStation(120);
    expect(figures).toMatchObject({ lost: 0, doubled: 0, disordered: 0 });
    expect(figures.imported).toBeGreaterThanOrEqual(figures.mirrored);
  });

  it('cost no search through the queue when they enter or leave it', () => {
    const [small, large] = measureEnqueue([100, 5_000]);
    expect(large?.roundMs ?? 0).toBeLessThan(5 * (small?.roundMs ?? 0) + 1);
  });
});
