import { finish } from './stage.ts';
import { staticChecks } from './static-checks.ts';

finish(await staticChecks());
