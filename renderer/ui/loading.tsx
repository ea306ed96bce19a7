import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './states.module.css';
import { uiTexts } from './texts.ts';

/** Where a list or a form will be, while its data is on the way. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const t = useTexts(uiTexts);
  return (
    <div className={classes.loading} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={row} height={row === 0 ? 22 : 40} width={row === 0 ? '40%' : '100%'} />
      ))}
    </div>
  );
}
