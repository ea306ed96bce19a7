import { create } from 'zustand';

/** Outlives a reload of this tab, and nothing else. */
const keptAs = 'kitbench.selection';

/** Devices chosen on the bench, by key; kept while a person looks at other views. */
export const useSelection = create<{ readonly devices: ReadonlySet<string> }>(() => ({ devices: new Set(kept()) }));

useSelection.subscribe(({ devices }) => sessionStorage.setItem(keptAs, [...devices].join('\n')));

export function selectDevices(devices: Iterable<string>): void {
  useSelection.setState({ devices: new Set(devices) });
}

export function toggleDevice(key: string): void {
  useSelection.setState(({ devices }) => {
    const next = new Set(devices);
    if (!next.delete(key)) next.add(key);
    return { devices: next };
  });
}

function kept(): readonly string[] {
  return sessionStorage.getItem(keptAs)?.split('\n').filter(Boolean) ?? [];
}
