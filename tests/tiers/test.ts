import { finish } from './stage.ts';
import { staticChecks } from './static-checks.ts';
import { vitestStage } from './vitest-stage.ts';

finish([
  ...(await staticChecks()),
  await vitestStage('unit and integration', 'vitest.config.ts'),
  await vitestStage('the window in Chromium', 'tests/ui/vitest.config.ts'),
]);
