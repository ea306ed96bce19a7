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
import { TileElapsed } from './tile-elapsed.tsx';
import { osName, type TileHead } from './tile-model.ts';
import type { TileSize } from './tile-size.ts';
import { useTileModel } from './use-tile-model.ts';

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
  const { head, body } = useTileModel(deviceKey);
  const isSelected = useSelection(({ devices }) => devices.has(deviceKey));
  const isOpen = useRouteStore(({ route }) => route?.params.get('device') === deviceKey);
  const mayAct = useMayAct();
  const isUnderWay = body.phase !== undefined && body.phase !== 'ended';
  const select = useCallback(() => toggleDevice(deviceKey), [deviceKey]);
  const open = useCallback(() => toggleDrawer(deviceKey), [deviceKey]);
  return (
    <Tile
      slot={label}
      name={head.name}
      state={head.state}
      size={size}
      selected={isSelected}
      {...(mayAct && !isUnderWay ? { onSelect: select } : {})}
      open={isOpen}
      onOpen={open}
      tabStop={tabStop}
      picture={hasRoom(label, size) && <ModelPicture kind={head.kind} height={pictureHeight[size]} />}
      corner={size === 'S' && isUnderWay && <TileElapsed body={body} short />}
      facts={
        <span className={classes.facts}>
          {(size !== 'S' || head.battery !== undefined) && (
            <Battery percent={head.battery} charging={head.charging} figureOnly={size === 'S'} />
          )}
          {size !== 'S' && <span className={classes.os}>{osWord(head)}</span>}
        </span>
      }
    >
      <TileBottom deviceKey={deviceKey} body={body} size={size} />
    </Tile>
  );
});

/** Beside the way through the USB tree, a small tile has no room for the drawing. */
function hasRoom(label: string, size: TileSize): boolean {
  return size !== 'S' || label.length <= 4;
}

function osWord({ kind, osVersion }: Pick<TileHead, 'kind' | 'osVersion'>): string {
  return osVersion === undefined ? '–' : osName(kind, osVersion);
}
