import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { toggleDevice } from '../../../state/selection-store.ts';
import classes from './bench-grid.module.css';
import { DeviceTile } from './device-tile.tsx';
import { EmptyPlace } from './empty-place.tsx';
import { columnsOf, nextTile } from './grid-keys.ts';
import type { Place } from './places.ts';
import { benchTexts } from './texts.ts';
import type { TileSize } from './tile-size.ts';

type BenchGridProps = { readonly places: readonly Place[]; readonly size: TileSize };

/** The bench: one square per place. Arrows lead from device to device, space selects, Enter opens. */
export const BenchGrid = memo(function BenchGrid({ places, size }: BenchGridProps) {
  const t = useTexts(benchTexts);
  const mayAct = useMayAct();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string>();
  const withDevice = places.filter(({ deviceKey }) => deviceKey !== undefined);
  const reached = withDevice.find(({ id }) => id === current) ?? withDevice[0];

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const square = (event.target as HTMLElement).closest('li');
    const key = square?.dataset.device;
    if (square === null || key === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) {
      event.preventDefault();
      if (mayAct) toggleDevice(key);
      return;
    }
    const squares = [...(list.current?.querySelectorAll<HTMLElement>('li[data-device]') ?? [])];
    const columns = columnsOf(squares.map(({ offsetTop }) => offsetTop));
    const next = nextTile(event.key, squares.indexOf(square), squares.length, columns);
    if (next === undefined) return;
    event.preventDefault();
    squares[next]?.querySelector('button')?.focus();
  };

  return (
    <ul
      ref={list}
      className={classes.grid}
      data-size={size}
      aria-label={t('bench')}
      onKeyDown={onKeyDown}
      onKeyUp={keepSpace}
      onFocus={(event) => setCurrent(event.target.closest('li')?.dataset.place)}
    >
      {places.map(({ id, label, deviceKey }) => (
        <li key={id} className={classes.square} data-place={id} data-device={deviceKey}>
          {deviceKey === undefined ? (
            <EmptyPlace label={label} size={size} />
          ) : (
            <DeviceTile deviceKey={deviceKey} label={label} size={size} tabStop={id === reached?.id} />
          )}
        </li>
      ))}
    </ul>
  );
});

/** A button is pressed when space goes up; here space selects instead. */
function keepSpace(event: KeyboardEvent): void {
  if (event.key === ' ' && event.target instanceof HTMLButtonElement) event.preventDefault();
}
