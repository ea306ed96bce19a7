import { finish } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

finish([await vitestStage('the window in Chromium', 'tests/ui/vitest.config.ts')]);
