import classes from './drawings.module.css';

/** Three drawings of the day; every colour is a token, so they follow the theme. */
export type DrawingName = 'connect' | 'prepare' | 'apply';

export function Drawing({ name }: { readonly name: DrawingName }) {
  return (
    <svg className={classes.drawing} viewBox="0 0 240 140" aria-hidden="true">
      <path className={classes.ground} d="M12 124h216" />
      {name === 'connect' && <Connect />}
      {name === 'prepare' && <Prepare />}
      {name === 'apply' && <Apply />}
    </svg>
  );
}

/** A hub on the bench, a cable to each iPad. */
function Connect() {
  return (
    <>
      <path className={classes.cable} d="M50 76v20q0 13 13 13h35M120 76v28M190 76v20q0 13-13 13h-35" />
      {[28, 98, 168].map((x) => (
        <Tablet key={x} x={x} y={16} />
      ))}
      <rect className={classes.hub} x="92" y="100" width="56" height="18" rx="4" />
      {[101, 113, 125, 137].map((x) => (
        <rect key={x} className={classes.port} x={x} y="106" width="6" height="6" rx="1.5" />
      ))}
    </>
  );
}

/** A blueprint with its decisions, and the device it is for. */
function Prepare() {
  return (
    <>
      <rect className={classes.sheet} x="34" y="14" width="96" height="110" rx="6" />
      <rect className={classes.heading} x="46" y="27" width="46" height="7" rx="3.5" />
      {[50, 70, 90].map((y, index) => (
        <g key={y}>
          <circle className={classes.dot} cx="52" cy={y + 3} r="6.5" />
          <path className={classes.tick} d={`M49 ${y + 3}l2.4 2.4 4-4.6`} />
          <rect className={classes.line} x="66" y={y} width={[48, 36, 42][index]} height="6" rx="3" />
        </g>
      ))}
      <path className={classes.arrow} d="M140 69h22m-7-7 7 7-7 7" />
      <Tablet x={172} y={39} large />
    </>
  );
}

/** The bench from above: done, running, and one that asks for a hand. */
function Apply() {
  const states = ['done', 'done', 'running', 'done', 'needs', 'running'] as const;
  return (
    <>
      {states.map((state, index) => {
        const [x, y] = [26 + (index % 3) * 66, 14 + Math.floor(index / 3) * 54];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing that never changes
          <g key={index}>
            <rect className={classes.tile} data-state={state} x={x} y={y} width="56" height="46" rx="6" />
            <text className={classes.number} x={x + 9} y={y + 19}>
              {index + 1}
            </text>
            <rect className={classes.track} x={x + 9} y={y + 33} width="38" height="5" rx="2.5" />
            <rect
              className={classes.progress}
              data-state={state}
              x={x + 9}
              y={y + 33}
              width={state === 'done' ? 38 : state === 'needs' ? 18 : 26}
              height="5"
              rx="2.5"
            />
            <circle className={classes.light} data-state={state} cx={x + 45} cy={y + 13} r="5" />
          </g>
        );
      })}
    </>
  );
}

function Tablet({ x, y, large = false }: { readonly x: number; readonly y: number; readonly large?: boolean }) {
  const [width, height] = large ? [52, 76] : [44, 60];
  return (
    <g>
      <rect className={classes.body} x={x} y={y} width={width} height={height} rx="6" />
      <rect className={classes.screen} x={x + 4} y={y + 5} width={width - 8} height={height - 10} rx="2" />
      <circle className={classes.camera} cx={x + width / 2} cy={y + 2.7} r="0.9" />
    </g>
  );
}
