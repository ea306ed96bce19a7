import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  rosterColumnSchema,
  rosterJoinSchema,
  rosterNameSchema,
  rosterRowLimit,
  rosterRowSchema,
} from '../../../../shared/domain/roster.ts';
import { canonicalJson } from '../../../kitting/canonical-json.ts';
import { besideMine, counterpart, defineSection, fact, type Import, type Look } from '../section.ts';

const itemSchema = z.strictObject({
  id: z.uuid(),
  name: rosterNameSchema,
  /** Its name alone. */
  fileName: z
    .string()
    .max(255)
    .refine((name) => !/[/\\\0]/.test(name)),
  joinBy: rosterJoinSchema,
  columns: z.array(rosterColumnSchema).max(200),
  rows: z.array(rosterRowSchema).max(rosterRowLimit),
});
type Item = z.infer<typeof itemSchema>;

/** Lists of who or what devices are for. Which one is in use is this Mac's to say. */
export const rostersSection = defineSection<Item>({
  name: 'rosters',
  version: 1,
  schema: itemSchema,
  most: 200,
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  collect: ({ store }) =>
    store.rosters.list().map(({ id, name, fileName, joinBy, columns }) => ({
      id,
      name,
      fileName: fileName.replace(/[/\\\0]/g, '-'),
      joinBy,
      columns,
      rows: [...store.rosters.rows(id)],
    })),
  look,
});

function look(item: Item, into: Import): Look {
  const { rosters } = into.store;
  const here = counterpart(item, rosters.list());
  const ours = here && { ...here, rows: [...rosters.rows(here.id)] };
  const same = ours !== undefined && contentOf(ours) === contentOf(item);
  return {
    state: same ? 'same' : here === undefined ? 'new' : 'different',
    facts: fact('rows', String(item.rows.length), ours && String(ours.rows.length)),
    ...(here === undefined ? {} : { ways: ['take', 'both'] as const }),
    apply: (choice) => {
      const isInUse = here?.inUse === true && choice === 'take';
      if (here !== undefined && choice === 'take') rosters.remove(here.id);
      const id = choice === 'both' ? randomUUID() : (here?.id ?? item.id);
      const name = choice === 'both' ? besideMine(item.name, into.from, 120) : item.name;
      const { fileName, joinBy, columns, rows } = item;
      rosters.insert({ id, name, fileName, joinBy, columns }, rows, into.clock.now().toISOString());
      if (isInUse) rosters.use(id);
    },
  };
}

function contentOf({ name, joinBy, columns, rows }: Pick<Item, 'name' | 'joinBy' | 'columns' | 'rows'>): string {
  return canonicalJson({ name, joinBy, columns, rows });
}
