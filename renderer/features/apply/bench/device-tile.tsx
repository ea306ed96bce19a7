import { memo, useCallback } from 'react';
import { useMayAct } from '../../../state/connection-store.ts';
import { useRouteStore } from '../../../state/route-store.ts';
import { toggleDevice, useSelection } from '../../../state/selection-store.ts';
import { Tile } from '../../../ui/tile.tsx';
import { toggleDrawer } from '../drawer-route.ts';
import { Battery } from './battery.tsx';
import classes from './device-tile.module.css';
import { ModelPicture } from './model-picture.tsx';
import { TileBottom } from './tile-bottom.tsx';
import { osName, type TileModel } from './tile-model.ts';
import type { TileSize } from './tile-size.ts';
import { useTileHead } from './use-tile-model.ts';

type DeviceTileProps = {
  readonly deviceKey: string;
  readonly label: string;
  readonly size: TileSize;
  /** The tile that Tab reaches; arrows lead to the others. */
  readonly tabStop: boolean;
};

const pictureHeight = { S: 22, M: 28, L: 40 } as const;

/** One device in its slot. It looks at its own device and run only, and is drawn again only when something it shows changed. */
export const DeviceTile = memo(function DeviceTile({ deviceKey, label, size, tabStop }: DeviceTileProps) {
  const model = useTileHead(deviceKey);
  const isSelected = useSelection(({ devices }) => devices.has(deviceKey));
  const isOpen = useRouteStore(({ route }) => route?.params.get('device') === deviceKey);
  const mayAct = useMayAct();
  const select = useCallback(() => toggleDevice(deviceKey), [deviceKey]);
  const open = useCallback(() => toggleDrawer(deviceKey), [deviceKey]);
  return (
    <Tile
      slot={label}
      name={model.name}
      state={model.state}
      size={size}
      selected={isSelected}
      {...(mayAct ? { onSelect: select } : {})}
      open={isOpen}
      onOpen={open}
      tabStop={tabStop}
      picture={<ModelPicture kind={model.kind} height={pictureHeight[size]} />}
      facts={
        <span className={classes.facts}>
          <Battery percent={model.battery} charging={model.charging} />
          <span className={classes.os}>{osWord(model, size)}</span>
        </span>
      }
    >
      <TileBottom deviceKey={deviceKey} size={size} />
    </Tile>
  );
});

/** Small tiles leave the system's name to the drawing of the model. */
function osWord({ kind, osVersion }: Pick<TileModel, 'kind' | 'osVersion'>, size: TileSize): string {
  if (osVersion === undefined) return '–';
  return size === 'S' ? osVersion : osName(kind, osVersion);
}
