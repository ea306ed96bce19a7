/** Imports point down (docs/architecture.md). Each entry: a layer and what it may import beside itself. */
const layers = {
  'electron/codecs': [],
  'electron/crypto': [],
  'electron/ports': ['shared'],
  'electron/store': ['electron/ports', 'shared'],
  'electron/identity': ['electron/store', 'electron/crypto', 'electron/ports', 'shared'],
  'electron/profiles': ['electron/codecs', 'electron/crypto', 'shared'],
  'electron/devices': ['electron/codecs', 'electron/crypto', 'electron/ports', 'shared'],
  'electron/bench': ['electron/devices', 'electron/store', 'electron/ports', 'shared'],
  'electron/backend': ['electron/store', 'electron/identity', 'electron/ports', 'shared'],
  'electron/enrollment': [
    'electron/backend',
    'electron/bench',
    'electron/devices',
    'electron/profiles',
    'electron/identity',
    'electron/store',
    'electron/crypto',
    'electron/ports',
    'shared',
  ],
  'electron/kitting': [
    'electron/bench',
    'electron/devices',
    'electron/profiles',
    'electron/identity',
    'electron/store',
    'electron/crypto',
    'electron/ports',
    'shared',
  ],
  'electron/checks': [
    'electron/devices',
    'electron/profiles',
    'electron/store',
    'electron/identity',
    'electron/ports',
    'shared',
  ],
  'electron/link': ['electron/codecs', 'shared'],
  'electron/station': [
    'electron/link',
    'electron/checks',
    'electron/kitting',
    'electron/enrollment',
    'electron/backend',
    'electron/bench',
    'electron/devices',
    'electron/profiles',
    'electron/identity',
    'electron/store',
    'electron/crypto',
    'electron/ports',
    'shared',
  ],
  'electron/page': ['shared'],
  'electron/serve': ['electron/link', 'electron/page', 'electron/codecs', 'electron/ports', 'shared'],
  'electron/practice': ['electron/codecs', 'electron/crypto', 'electron/ports', 'electron/link', 'shared'],
  shared: [],
  renderer: ['shared'],
};

const asPattern = (path) => path.replace(/[/.]/g, '\\$&');

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `${layer.replace('electron/', '')}-imports-down`,
      severity: 'error',
      from: { path: `^${asPattern(layer)}/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(electron|shared|renderer|tests)/',
        pathNot: `^(${[layer, ...allowed].map(asPattern).join('|')})/`,
      },
    })),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-the-shell-knows-electron',
      severity: 'error',
      from: { pathNot: '^(electron/(main|preload|shell/)|tests/electron/)' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-dev-packages-in-production',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '\\.test\\.ts$' },
      // Electron is a development package by its own rule: the app is packaged with its runtime.
      to: { path: '^node_modules/(?!electron/)', dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript 7 has no compiler API that the cruiser could use.
    parser: 'swc',
    exclude: { path: '\\.test\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
