import { create } from 'zustand';

/** Devices chosen on the bench, by key; kept while a person looks at other views. */
export const useSelection = create<{ readonly devices: ReadonlySet<string> }>(() => ({ devices: new Set() }));

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
