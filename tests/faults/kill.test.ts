import { beforeAll, describe, expect, it } from 'vitest';
import { type FaultCase, faultCases } from './cases.ts';
import type { Play } from './enumerate.ts';
import { type Death, killAtEach } from './kill-case.ts';
import { brokenBy } from './matrix.ts';
import { nameOf, type Point } from './point.ts';

const mcinstall = 'com.apple.mobile.MCInstall';
const message = (name: string, phase: 'received' | 'answered', service = mcinstall): Point => {
  return { at: 'message', service, name, phase, occurrence: 1 };
};
const commit = (note: string, moment: 'before' | 'after'): Point => {
  return { at: 'commit', note, moment, occurrence: 1 };
};

/** The instants around every one-way effect and every record, and one of each other sort; `prove` visits all there are. */
const selection: Readonly<Record<string, readonly Point[]>> = {
  'fresh device': [
    commit('run-started', 'before'),
    commit('run-started', 'after'),
    message('Pair', 'answered', 'lockdown'),
    commit('step-intent supervise', 'before'),
    commit('step-intent supervise', 'after'),
    message('SetCloudConfiguration', 'received'),
    message('SetCloudConfiguration', 'answered'),
    commit('step-outcome supervise', 'before'),
    message('InstallProfileSilent', 'received'),
    commit('run-ended', 'before'),
    commit('run-ended', 'after'),
  ],
  'erase with consent': [
    message('EraseDevice', 'received'),
    message('EraseDevice', 'answered'),
    commit('step-intent erase', 'before'),
    commit('step-outcome erase', 'before'),
  ],
  'pairing forbidden': [message('SetCloudConfiguration', 'answered')],
  'erase in doubt': [commit('consented', 'after')],
  'second death while resuming': [commit('resumed', 'after')],
};

describe('a station killed in the middle of its work', () => {
  let deaths: ReadonlyMap<string, Death>;
  beforeAll(async () => {
    const died = await killAtEach(Object.keys(selection).flatMap(playsOf), 1);
    deaths = new Map(died.map((death) => [`${death.faultCase.name} ${nameOf(death.point)}`, death]));
  }, 150_000);

  for (const [name, points] of Object.entries(selection)) {
    it.each(points.map(nameOf))(`${name}: goes on after a death at %s, and nothing happened twice`, (point) => {
      const death = deaths.get(`${name} ${point}`);
      expect(death?.visited.map(nameOf)).toContain(point);
      expect(death === undefined ? undefined : brokenBy(death)).toEqual([]);
    });
  }
});

function playsOf(name: string): Play[] {
  const faultCase: FaultCase | undefined = faultCases.find((candidate) => candidate.name === name);
  if (faultCase === undefined) throw new Error(`there is no case ${name}`);
  return (selection[name] ?? []).map((point) => ({ faultCase, point }));
}
