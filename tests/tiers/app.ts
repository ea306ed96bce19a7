import { finish } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

finish([await vitestStage('the app on a stand-in of Electron', 'tests/electron/vitest.config.ts')]);
