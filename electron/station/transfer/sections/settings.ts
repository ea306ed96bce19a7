import { z } from 'zod';
import { keepDaysSchema } from '../../../../shared/domain/record-care.ts';
import { defineSection, fact } from '../section.ts';

const schema = z.strictObject({ keepDays: keepDaysSchema });

/** How this station keeps its records. What belongs to one Mac (its name, PIN, mirror folder) stays there. */
export const settingsSection = defineSection({
  name: 'settings',
  version: 1,
  schema,
  most: 1,
  idOf: () => 'records',
  nameOf: () => 'records',
  collect: ({ store }) => [{ keepDays: store.settings.keepDays() }],
  look: ({ keepDays }, { store }) => {
    const here = store.settings.keepDays();
    return {
      state: here === keepDays ? 'same' : 'different',
      facts: fact('days', daysOf(keepDays), daysOf(here)),
      apply: () => store.settings.setKeepDays(keepDays),
    };
  },
});

function daysOf(keepDays: number | null): string {
  return keepDays === null ? '∞' : String(keepDays);
}
