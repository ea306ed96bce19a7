import { faultOf } from './core/fault.ts';
import { hostCore, type ParentLine } from './core/host-core.ts';

/** The core's own process, beside the window: started by the shell as an Electron utility process. */
const { parentPort } = process as unknown as { readonly parentPort: ParentLine };

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    parentPort.postMessage(faultOf(error));
    process.exit(70);
  });
}

hostCore(parentPort, (code) => process.exit(code));
