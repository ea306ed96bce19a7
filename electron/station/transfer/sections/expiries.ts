import { type EnteredExpiry, enteredExpirySchema } from '../../../../shared/domain/expiry.ts';
import { canonicalJson } from '../../../kitting/canonical-json.ts';
import { defineSection, fact } from '../section.ts';

/** What people entered in the calendar; everything else in it tells itself from servers and certificates. */
export const expiriesSection = defineSection<EnteredExpiry>({
  name: 'expiries',
  version: 1,
  schema: enteredExpirySchema,
  most: 2000,
  idOf: ({ id }) => id,
  nameOf: (entry) => ('name' in entry ? entry.name : entry.topic),
  collect: ({ store }) => [...store.expiries.list()],
  look: (entry, { store, ids }) => {
    // Of a server that did not come along it is nobody's in particular.
    const serverId = entry.serverId === null ? null : (ids.get(entry.serverId) ?? null);
    const moved = { ...entry, serverId };
    const here = store.expiries.list().find(({ id }) => id === entry.id);
    const same = here !== undefined && canonicalJson(here) === canonicalJson(moved);
    return {
      state: same ? 'same' : here === undefined ? 'new' : 'different',
      facts: fact('expires', endOf(entry), here && endOf(here)),
      apply: () =>
        store.expiries.save({ ...entry, serverId: entry.serverId === null ? null : (ids.get(entry.serverId) ?? null) }),
    };
  },
});

function endOf(entry: EnteredExpiry): string {
  if ('endsAt' in entry) return entry.endsAt;
  return 'endsOn' in entry ? entry.endsOn : entry.downloadedOn;
}
