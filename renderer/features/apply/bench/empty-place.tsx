import { memo } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import classes from './empty-place.module.css';
import { benchTexts } from './texts.ts';
import type { TileSize } from './tile-size.ts';

/** A slot that nothing is attached to. */
export const EmptyPlace = memo(function EmptyPlace({
  label,
  size,
}: {
  readonly label: string;
  readonly size: TileSize;
}) {
  const t = useTexts(benchTexts);
  return (
    <div className={classes.place} data-size={size} title={t('empty-hint')}>
      <span className={classes.slot}>{label}</span>
      <span className={classes.word}>{t('empty')}</span>
    </div>
  );
});
