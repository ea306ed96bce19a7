import { checkStage, nodeProgram, type StageResult } from './stage.ts';

/** Everything that reads the sources without running them. */
export async function staticChecks(): Promise<StageResult[]> {
  return [
    await checkStage('types', nodeProgram('typescript/bin/tsc', '-p', '.')),
    await checkStage('types of the window', nodeProgram('typescript/bin/tsc', '-p', 'renderer')),
    await checkStage('types of its tests', nodeProgram('typescript/bin/tsc', '-p', 'tests/ui')),
    await checkStage('lint and format', nodeProgram('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')),
    await checkStage(
      'import directions',
      nodeProgram(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        'electron',
        'shared',
        'tests',
        'renderer',
        'resources/build',
      ),
      // A cruiser that cannot read TypeScript finds nothing and calls it clean.
      (output) => Number(/\((\d+) modules/.exec(output)?.[1] ?? 0) > 100,
    ),
    await checkStage('unused code', nodeProgram('knip/bin/knip.js')),
  ];
}
