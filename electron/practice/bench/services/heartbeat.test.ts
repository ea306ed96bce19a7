import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../tests/support/practice-device.ts';
import { openConversation } from '../../../../tests/support/service-conversation.ts';
import { heartbeat } from './heartbeat.ts';

const marco = { Command: 'Marco', Interval: 10 };

describe('the heartbeat', () => {
  it('asks again an interval after each answer', async () => {
    const { device, clock } = await createLonePracticeDevice();
    const host = openConversation(heartbeat, device);
    await clock.advance(0);
    expect(host.pushed).toEqual([marco]);
    await host.ask({ Command: 'Polo' });
    await clock.advance(10_000);
    expect(host.pushed).toEqual([marco, marco]);
    expect(host.closedByDevice).toBe(false);
  });

  it('hangs up on a host that does not answer', async () => {
    const { device, clock } = await createLonePracticeDevice();
    const host = openConversation(heartbeat, device);
    await clock.advance(0);
    await clock.advance(20_000);
    expect(host.pushed).toEqual([marco, { Command: 'SleepyTime' }]);
    expect(host.closedByDevice).toBe(true);
  });

  it('stops with the connection', async () => {
    const { device, clock } = await createLonePracticeDevice();
    const host = openConversation(heartbeat, device);
    await clock.advance(0);
    host.close();
    await clock.advance(60_000);
    expect(host.pushed).toEqual([marco]);
  });
});
