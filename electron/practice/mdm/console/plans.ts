/** Service plans (mdm §1.1), without the variants of the regions. */
export const plans = ['iOS-Edu', 'iOS-EduLight', 'iOS-Education', 'iOS-Entry', 'iOS-Basic', 'iOS-Standard'] as const;
export type Plan = (typeof plans)[number];

/** How the console shows a device without one. */
export const NO_PLAN = 'No Plan';
