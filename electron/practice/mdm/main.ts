import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeLine } from '../../codecs/json-lines.ts';
import { serveControl } from '../control/server.ts';
import { mdmConfigSchema, readMdmConfig } from './config.ts';
import { controlOperations } from './control/operations.ts';
import { startMdm } from './start.ts';

/**
 * `kitbench practice mdm`: prints one ready line, then serves until it is told to stop, over the control channel or by
 * SIGINT or SIGTERM. Throws when the configuration is invalid.
 */
export async function runMdm(options: {
  /** A JSON file after `mdmConfigSchema`. */
  readonly config?: string;
  /** Takes the ready line, with its line feed; standard output when left out. */
  readonly print?: (line: string) => void;
}): Promise<void> {
  const config = options.config === undefined ? mdmConfigSchema.parse({}) : readMdmConfig(options.config);
  const control = config.control ?? join(mkdtempSync(join(tmpdir(), 'kitbench-mdm-')), 'control');
  const mdm = await startMdm(config);
  const stopped = Promise.withResolvers<void>();
  /** Leaves the control channel time to answer `stop` itself. */
  const stop = () => void setImmediate(stopped.resolve);
  const server = await serveControl(control, { ...controlOperations(mdm), stop });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  (options.print ?? ((line) => process.stdout.write(line)))(encodeLine({ ready: true, control, ...mdm.ready }));

  await stopped.promise;
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  server.close();
  await mdm.close();
  if (config.control === undefined) rmSync(dirname(control), { recursive: true, force: true });
}
