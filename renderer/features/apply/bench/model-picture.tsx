import { memo } from 'react';
import classes from './model-picture.module.css';
import type { ModelKind } from './tile-model.ts';

type ModelPictureProps = { readonly kind: ModelKind; readonly height?: number };

/** A simple drawing of the model; whoever still has a Home button is drawn with one nowhere: the shape is enough. */
export const ModelPicture = memo(function ModelPicture({ kind, height = 26 }: ModelPictureProps) {
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
      <rect x={left} y="1" width={width} height="30" rx={radius} className={classes.body} />
      <rect x={left + 2} y="3" width={width - 4} height="26" rx={radius - 1.5} className={classes.screen} />
      <path d={shineOf(left + 2, width - 4, radius - 1.5)} className={classes.shine} />
      {isTablet ? (
        <circle cx="14" cy="2.1" r="0.5" className={classes.mark} />
      ) : (
        <rect x="11.5" y="4.4" width="5" height="1.4" rx="0.7" className={classes.mark} />
      )}
    </svg>
  );
});

/** The upper left half of a screen, with its round corners. Drawn as it is: sixty-four clips would cost a frame. */
function shineOf(left: number, width: number, radius: number): string {
  const corner = `a${radius} ${radius} 0 0 0`;
  return `M${left} 21 L${left + width} 11 V${3 + radius} ${corner} ${-radius} ${-radius} H${left + radius} ${corner} ${-radius} ${radius} Z`;
}
