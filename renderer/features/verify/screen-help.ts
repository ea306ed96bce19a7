/** What a person may find on the screen of a device that should be enrolling (mission §5). */
export const screens = ['invite', 'invalid-profile', 'asks-credentials', 'no-wifi', 'home'] as const;
export type Screen = (typeof screens)[number];

/** Causes, likeliest first; each has its remedy beside it in the texts. */
export const causesOf = {
  invite: [],
  'invalid-profile': ['expired', 'other-account'],
  'asks-credentials': ['changed', 'wrong-url'],
  'no-wifi': [],
  home: [],
} as const satisfies Readonly<Record<Screen, readonly string[]>>;
