import { Button, Select } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { midnightOf } from '../../../state/day.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { selectDevices, useSelection } from '../../../state/selection-store.ts';
import { AutoSwitch } from '../auto/auto-switch.tsx';
import { chooseBlueprint, useChosenBlueprint } from '../plan/plan-store.ts';
import { applyTexts } from '../texts.ts';
import classes from './bench-bar.module.css';
import { readyKeys } from './choices.ts';
import { Finder } from './finder.tsx';
import { NumberPlaces } from './number-places.tsx';
import type { Place } from './places.ts';
import { SizeControl } from './size-control.tsx';
import type { TileSize } from './tile-size.ts';

type BenchBarProps = { readonly places: readonly Place[]; readonly size: TileSize };

/** What to do with whom, left; how to look at the bench, right. */
export function BenchBar({ places, size }: BenchBarProps) {
  const mayAct = useMayAct();
  const isChoosing = useSelection(({ devices }) => devices.size > 0);
  return (
    <div className={classes.edge}>
      <div className={classes.bar}>
        {mayAct && (
          <>
            <BlueprintSelect />
            <SelectReady />
            {!isChoosing && (
              <div className={classes.number}>
                <NumberPlaces places={places} />
              </div>
            )}
            <div className={classes.auto}>
              <AutoSwitch />
            </div>
          </>
        )}
        <div className={classes.look}>
          <Finder places={places} />
          <div className={classes.size}>
            <SizeControl size={size} />
          </div>
        </div>
      </div>
    </div>
  );
}

function BlueprintSelect() {
  const t = useTexts(applyTexts);
  const blueprints = useLibrary((library) => library.blueprints) ?? [];
  const chosen = useChosenBlueprint();
  return (
    <Select
      aria-label={t('blueprint')}
      placeholder={t('blueprint.none')}
      data={blueprints.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={(id) => id !== null && chooseBlueprint(id)}
      allowDeselect={false}
      className={classes.blueprint}
    />
  );
}

/** The rest of them, when only some are chosen. */
function SelectReady() {
  const t = useTexts(applyTexts);
  const ready = useBench((bench) => readyKeys(bench, midnightOf(new Date())).length);
  const selected = useSelection(({ devices }) => devices.size);
  if (ready === 0 || selected === 0 || selected === ready) return null;
  return (
    <Button variant="default" onClick={() => selectDevices(readyKeys(useBench.getState(), midnightOf(new Date())))}>
      {t('select-ready', { count: ready })}
    </Button>
  );
}
