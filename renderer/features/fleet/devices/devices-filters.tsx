import type { FleetServer } from '../../../../shared/domain/fleet.ts';
import { standingWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { fleetTexts } from '../texts.ts';
import { type DevicesWanted, groupName, type StateFilter, stateFilters } from './device-rows.ts';
import { FilterMenu } from './filter-menu.tsx';

type DevicesFiltersProps = {
  readonly wanted: DevicesWanted;
  readonly onWanted: (change: Partial<DevicesWanted>) => void;
  readonly counts: Readonly<Record<StateFilter, number>>;
  readonly servers: readonly FleetServer[];
  readonly groups: readonly string[];
};

/** Which devices are shown: by state, server, group and words. */
export function DevicesFilters({ wanted, onWanted, counts, servers, groups }: DevicesFiltersProps) {
  const t = useTexts(fleetTexts);
  const language = useLanguage();
  const wordOf = (state: StateFilter) => (state === 'all' ? t('filter.all') : capital(standingWords[state][language]));
  const server = servers.find(({ serverId }) => serverId === wanted.serverId);
  // A state that no device is in has nothing to show.
  const states = stateFilters.filter((state) => state === 'all' || state === wanted.state || counts[state] > 0);
  return (
    <FilterBar
      label={t('filter')}
      filters={states.map((value) => ({ value, label: t('filter.of', { word: wordOf(value), count: counts[value] }) }))}
      filter={wanted.state}
      onFilter={(state) => onWanted({ state })}
      findLabel={t('find')}
      text={wanted.text}
      onText={(text) => onWanted({ text })}
    >
      {servers.length > 1 && (
        <FilterMenu
          label={t('filter.server', { server: server?.name ?? t('filter.any') })}
          any={t('filter.any')}
          choices={servers.map(({ serverId, name }) => ({ value: serverId, label: name }))}
          value={wanted.serverId}
          onChange={(serverId) => onWanted({ serverId, group: undefined })}
        />
      )}
      {groups.length > 0 && (
        <FilterMenu
          label={t('filter.group', {
            group: wanted.group === undefined ? t('filter.any') : groupName(wanted.group),
          })}
          any={t('filter.any')}
          choices={groups.map((group) => ({ value: group, label: group }))}
          value={wanted.group}
          onChange={(group) => onWanted({ group })}
        />
      )}
    </FilterBar>
  );
}

/** The words are those of a sentence; on a button they begin as its other words do. */
function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
