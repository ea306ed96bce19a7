import { Button, Select } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { selectDevices, useSelection } from '../../../state/selection-store.ts';
import { chooseBlueprint, useChosenBlueprint } from '../plan/plan-store.ts';
import { applyTexts } from '../texts.ts';
import classes from './bench-bar.module.css';
import { readyKeys } from './choices.ts';
import { Finder } from './finder.tsx';
import { NumberPlaces } from './number-places.tsx';
import { midnightOf, type Place } from './places.ts';
import { SizeControl } from './size-control.tsx';
import type { TileSize } from './tile-size.ts';

type BenchBarProps = { readonly places: readonly Place[]; readonly size: TileSize };

/** What to do with whom, left; how to look at the bench, right. */
export function BenchBar({ places, size }: BenchBarProps) {
  const mayAct = useMayAct();
  return (
    <div className={classes.bar}>
      {mayAct && (
        <>
          <BlueprintSelect />
          <SelectButtons />
          <NumberPlaces places={places} />
        </>
      )}
      <div className={classes.look}>
        <Finder places={places} />
        <SizeControl size={size} />
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

function SelectButtons() {
  const t = useTexts(applyTexts);
  const ready = useBench((bench) => readyKeys(bench, midnightOf(new Date())).length);
  const selected = useSelection(({ devices }) => devices.size);
  return (
    <>
      {ready > 0 && selected > 0 && selected !== ready && (
        <Button variant="default" onClick={() => selectDevices(readyKeys(useBench.getState(), midnightOf(new Date())))}>
          {t('select-ready', { count: ready })}
        </Button>
      )}
      {selected > 0 && (
        <Button variant="subtle" color="gray" onClick={() => selectDevices([])}>
          {t('select-none')}
        </Button>
      )}
    </>
  );
}
