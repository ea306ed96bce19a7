import { Checkbox } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { DeviceState } from '../state/device-state.ts';
import { uiTexts } from './texts.ts';
import classes from './tile.module.css';

type TileProps = {
  /** The largest thing on it. */
  readonly slot: string;
  readonly name: string;
  readonly state: DeviceState;
  readonly size?: 'S' | 'M' | 'L';
  readonly selected?: boolean;
  readonly onSelect?: (selected: boolean) => void;
  readonly open?: boolean;
  readonly onOpen?: () => void;
  /** Among many tiles only one is reached by Tab; arrows lead to the others. */
  readonly tabStop?: boolean;
  /** Drawing of the model, right of the slot number. */
  readonly picture?: ReactNode;
  /** In the corner of the checkbox while there is none. */
  readonly corner?: ReactNode;
  /** Quiet facts under the name: model, iOS, battery. */
  readonly facts?: ReactNode;
  /** State badge, step bar, elapsed time: always at the bottom edge. */
  readonly children?: ReactNode;
};

/** Characters of a slot's name that stand as large as a number does. */
const longestNumber = 4;

/** One place on the bench: the same fact in the same place in every state. */
export function Tile({
  slot,
  name,
  state,
  size = 'M',
  selected = false,
  onSelect,
  open = false,
  onOpen,
  tabStop = true,
  picture,
  corner,
  facts,
  children,
}: TileProps) {
  const t = useTexts(uiTexts);
  return (
    <article
      className={classes.tile}
      data-state={state}
      data-size={size}
      data-selected={selected || undefined}
      data-open={open || undefined}
      aria-label={`${t('slot', { slot })} ${name}`}
    >
      {onOpen !== undefined && (
        <button
          type="button"
          className={classes.open}
          aria-expanded={open}
          tabIndex={tabStop ? 0 : -1}
          onClick={onOpen}
        >
          <span className={classes.hidden}>{`${t('slot', { slot })} ${name} ${t(`state.${state}`)}`}</span>
        </button>
      )}
      <div className={classes.top}>
        <span className={classes.slot} data-long={slot.length > longestNumber || undefined}>
          {slot}
        </span>
        <span className={classes.picture} aria-hidden>
          {picture}
        </span>
        {onSelect === undefined ? (
          corner
        ) : (
          <Choice label={t('select', { name })} selected={selected} onSelect={onSelect} tabStop={tabStop} />
        )}
      </div>
      <div className={classes.who}>
        <div className={classes.name}>{name}</div>
        {facts !== undefined && <div className={classes.facts}>{facts}</div>}
      </div>
      <div className={classes.bottom}>{children}</div>
    </article>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly tabStop: boolean;
};

const Choice = memo(function Choice({ label, selected, onSelect, tabStop }: ChoiceProps) {
  return (
    <Checkbox
      className={classes.check}
      checked={selected}
      onChange={(event) => onSelect(event.currentTarget.checked)}
      aria-label={label}
      tabIndex={tabStop ? 0 : -1}
    />
  );
});
