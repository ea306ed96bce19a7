import { useId } from 'react';
import classes from './model-picture.module.css';
import type { ModelKind } from './tile-model.ts';

/** A simple drawing of the model; whoever still has a Home button is drawn with one nowhere: the shape is enough. */
export function ModelPicture({ kind, height = 26 }: { readonly kind: ModelKind; readonly height?: number }) {
  const clip = useId();
  if (kind === 'tv') {
    return (
      <svg className={classes.picture} viewBox="0 0 32 32" height={height} aria-hidden="true">
        <rect x="4" y="11" width="24" height="12" rx="3" className={classes.body} />
        <circle cx="16" cy="17" r="1.4" className={classes.mark} />
      </svg>
    );
  }
  const isTablet = kind === 'ipad' || kind === 'device';
  const [width, radius] = isTablet ? [22, 3] : [15, 4];
  const left = (28 - width) / 2;
  return (
    <svg className={classes.picture} viewBox="0 0 28 32" height={height} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={left + 2} y="3" width={width - 4} height="26" rx={radius - 1.5} />
      </clipPath>
      <rect x={left} y="1" width={width} height="30" rx={radius} className={classes.body} />
      <rect x={left + 2} y="3" width={width - 4} height="26" rx={radius - 1.5} className={classes.screen} />
      <path d={`M${left} 22 L${left + width} 10 V3 H${left} Z`} className={classes.shine} clipPath={`url(#${clip})`} />
      {isTablet ? (
        <circle cx="14" cy="2.1" r="0.5" className={classes.mark} />
      ) : (
        <rect x="11.5" y="4.4" width="5" height="1.4" rx="0.7" className={classes.mark} />
      )}
    </svg>
  );
}
