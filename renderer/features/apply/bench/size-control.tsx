import { SegmentedControl } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { usePreferences } from '../../../state/preferences-store.ts';
import { benchTexts } from './texts.ts';
import { type TileSize, tileSizes } from './tile-size.ts';

/** How large the tiles are; until one is chosen, the number of devices decides. */
export function SizeControl({ size }: { readonly size: TileSize }) {
  const t = useTexts(benchTexts);
  return (
    <SegmentedControl
      aria-label={t('size')}
      value={size}
      onChange={(value) => {
        const tileSize = tileSizes.find((known) => known === value);
        if (tileSize !== undefined) usePreferences.setState({ tileSize });
      }}
      data={tileSizes.map((value) => ({ value, label: t(`size.${value}`) }))}
    />
  );
}
