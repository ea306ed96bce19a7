import { type SectionName, sectionNames } from '../../../shared/domain/transfer.ts';
import type { Section } from './section.ts';
import { blueprintsSection } from './sections/blueprints.ts';
import { expiriesSection } from './sections/expiries.ts';
import { ignoredSection } from './sections/ignored.ts';
import { librarySection } from './sections/library.ts';
import { organizationsSection } from './sections/organizations.ts';
import { profilesSection } from './sections/profiles.ts';
import { rostersSection } from './sections/rosters.ts';
import { serversSection } from './sections/servers.ts';
import { settingsSection } from './sections/settings.ts';
import { slotsSection } from './sections/slots.ts';

const byName: Readonly<Record<SectionName, Section>> = {
  settings: settingsSection,
  slots: slotsSection,
  ignored: ignoredSection,
  organizations: organizationsSection,
  servers: serversSection,
  profiles: profilesSection,
  library: librarySection,
  blueprints: blueprintsSection,
  rosters: rostersSection,
  expiries: expiriesSection,
};

/** Everything that goes from Mac to Mac, in the order in which it is taken in. */
export const sections: readonly Section[] = sectionNames.map((name) => byName[name]);

/** These and what they cannot go without. */
export function withNeeds(names: readonly SectionName[]): ReadonlySet<SectionName> {
  return new Set(names.flatMap((name) => [name, ...byName[name].needs]));
}
