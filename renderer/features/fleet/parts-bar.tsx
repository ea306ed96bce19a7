import { SegmentedControl } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useFleet } from '../../state/fleet-store.ts';
import classes from './fleet.module.css';
import { type FleetPart, fleetParts, showPart } from './fleet-route.ts';
import { fleetTexts } from './texts.ts';

/** The three sides of the view: devices, operations, the check before a kitting day. */
export function PartsBar({ part }: { readonly part: FleetPart }) {
  const t = useTexts(fleetTexts);
  const open = useFleet(({ operations }) => [...operations.values()].filter(({ state }) => state === 'open').length);
  const word = (value: FleetPart) =>
    value === 'operations' && open > 0 ? t('part.operations-open', { count: open }) : t(`part.${value}`);
  return (
    <div className={classes.parts}>
      <SegmentedControl<FleetPart>
        size="sm"
        aria-label={t('parts')}
        value={part}
        onChange={showPart}
        data={fleetParts.map((value) => ({ value, label: word(value) }))}
      />
    </div>
  );
}
