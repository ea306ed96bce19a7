/** Products a Japanese school or company hands out, by Apple's names, to look at a plan for. */
export const exampleModels = [
  { productType: 'iPad15,7', name: 'iPad (A16)' },
  { productType: 'iPad13,18', name: 'iPad (10th generation)' },
  { productType: 'iPad12,1', name: 'iPad (9th generation)' },
  { productType: 'iPad11,6', name: 'iPad (8th generation)' },
  { productType: 'iPad13,16', name: 'iPad Air (5th generation)' },
  { productType: 'iPad14,1', name: 'iPad mini (6th generation)' },
  { productType: 'iPhone17,3', name: 'iPhone 16' },
  { productType: 'iPhone14,6', name: 'iPhone SE (3rd generation)' },
] as const;

/** Versions that such devices run, the newest first. */
export const exampleVersions = ['26.1', '18.6', '17.6', '16.7', '15.8'] as const;
