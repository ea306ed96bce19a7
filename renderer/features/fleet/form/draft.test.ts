import { describe, expect, it } from 'vitest';
import type { FleetServer } from '../../../../shared/domain/fleet.ts';
import { emptyDraft, requestFrom } from './draft.ts';

const server: FleetServer = {
  serverId: 's',
  name: 's',
  offers: ['inactivate', 'replace', 'force'],
  asks: ['profile-removal', 'schedule'],
};
const serials = 'DMPXK0AAJF88';
const faultsOf = (...[kind, change]: [Parameters<typeof requestFrom>[0], object]) => {
  const checked = requestFrom(kind, { ...emptyDraft, serials, ...change }, server);
  return checked.ok ? [] : [...checked.faults.keys()];
};

describe('the form of an operation', () => {
  it('asks for what nobody may leave out', () => {
    expect(faultsOf('inactivate', {})).toEqual(['removeMdmProfile']);
    expect(faultsOf('inactivate', { serials: '', profile: 'keep' })).toEqual(['serials']);
    expect(faultsOf('inactivate', { serials: 'no serial', profile: 'keep' })).toContain('serials');
    expect(faultsOf('inactivate', { profile: 'keep', when: 'later' })).toEqual(['scheduledAt']);
    expect(faultsOf('force', {})).toEqual(['because']);
    expect(faultsOf('move', {})).toEqual(['group']);
    expect(faultsOf('replace', { profile: 'remove' })).toEqual(['newSerial']);
  });

  it('asks for no profile where there is none to speak of', () => {
    const clomo = { ...server, asks: ['schedule' as const] };
    const checked = requestFrom('inactivate', { ...emptyDraft, serials }, clomo);
    expect(checked).toMatchObject({ ok: true, input: { removeMdmProfile: true } });
  });

  it('becomes what the station takes', () => {
    const typed = { ...emptyDraft, serials: `${serials}\n${serials}`, profile: 'keep' as const, leaves: true };
    expect(requestFrom('inactivate', { ...typed, when: 'later', at: '2099-04-01T09:00' }, server)).toEqual({
      ok: true,
      input: {
        kind: 'inactivate',
        serials: [serials],
        removeMdmProfile: false,
        leaves: true,
        scheduledAt: new Date('2099-04-01T09:00').toISOString(),
      },
    });
    const replaced = { ...typed, serials, newSerial: 'dmpxk0aajf99', because: 'lost', insist: true };
    expect(requestFrom('replace', replaced, server)).toMatchObject({
      ok: true,
      input: { oldSerial: serials, newSerial: 'DMPXK0AAJF99', because: 'lost', insist: true, deleteOld: false },
    });
  });
});
