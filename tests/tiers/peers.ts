import { finish } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

finish([await vitestStage('third-party programs', 'tests/peers/vitest.config.ts')]);
