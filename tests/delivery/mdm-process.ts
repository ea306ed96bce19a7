import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlClient, openControl } from '../../electron/practice/control/client.ts';
import type { MdmReady } from '../../electron/practice/mdm/start.ts';
import type { Witness } from '../../electron/practice/mdm/witness.ts';
import { startKitbench } from '../../electron/practice/rehearse/process.ts';

export type MdmProcess = {
  readonly records: MdmReady['records'];
  readonly control: ControlClient;
  witness(): Promise<Witness>;
  close(): Promise<void>;
};

/** The practice MDM as a process of its own, so that what it computes is not counted as the station's. */
export async function startMdmProcess(): Promise<MdmProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-mdm-'));
  const config = join(folder, 'mdm.json');
  writeFileSync(config, JSON.stringify({ control: join(folder, 'control') }));
  const started = await startKitbench(['practice', 'mdm', '--config', config]);
  const ready = started.ready as MdmReady & { readonly control: string };
  const control = await openControl(ready.control);
  return {
    records: ready.records,
    control,
    witness: async () => (await control.call('witness')) as Witness,
    close: async () => {
      control.close();
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
