import classes from './drawings.module.css';

/** A room with a tray of records, a way out through its window, and the MDM that has got one. */
export function RecordDrawing({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 320 208" className={classes.drawing} role="img" aria-label={label}>
      <path d="M14 184H306" className={classes.ground} />
      <path d="M24 184V46Q24 38 32 38H160Q168 38 168 46V72M168 124V184" className={classes.line} />
      <path d="M162 72H174M162 124H174" className={classes.line} />
      <path d="M44 150H132M56 150V184M120 150V184" className={classes.line} />
      <Card x={64} y={106} turn={-7} />
      <Card x={72} y={102} turn={3} />
      <Card x={80} y={104} turn={-2} />
      <path d="M122 104C140 78 176 84 196 92S226 112 238 114" className={classes.way} />
      <g transform="translate(176 58) rotate(9)">
        <CardFace />
      </g>
      <rect x="242" y="78" width="56" height="106" rx="8" className={classes.body} />
      {[90, 120, 150].map((y, index) => (
        <g key={y}>
          <rect x="250" y={y} width="40" height="22" rx="4" className={classes.line} />
          <circle cx="259" cy={y + 11} r="2.6" className={index === 2 ? classes.lightOff : classes.light} />
          <path d={`M270 ${y + 11}h12`} className={classes.line} />
        </g>
      ))}
      <circle cx="296" cy="78" r="15" className={classes.done} />
      <path d="M289 78l5 5.2l9-10.4" className={classes.tickOn} />
    </svg>
  );
}

function Card({ x, y, turn }: { readonly x: number; readonly y: number; readonly turn: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn} 16 21)`}>
      <CardFace />
    </g>
  );
}

function CardFace() {
  return (
    <>
      <rect width="32" height="42" rx="4" className={classes.body} />
      <path d="M8 12h12M8 20h16M8 28h9" className={classes.line} />
      <path d="M19.5 31l3 3l5-6" className={classes.tick} />
    </>
  );
}
