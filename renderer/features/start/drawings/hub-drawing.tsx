import classes from './drawings.module.css';

const pads = [136, 180, 224, 268];
const ports = [152, 164, 176, 188];

/** A Mac, a hub, and four iPads in their tray; the Mac shows them in the same order. */
export function HubDrawing({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 320 208" className={classes.drawing} role="img" aria-label={label}>
      <path d="M14 184H306" className={classes.ground} />
      <rect x="124" y="24" width="190" height="84" rx="10" className={classes.tray} />
      {pads.map((x, index) => (
        <path
          key={x}
          d={`M${ports[index]} 162C${ports[index]} ${136 - index * 3} ${x + 17} 138 ${x + 17} 100`}
          className={classes.cable}
        />
      ))}
      {pads.map((x, index) => (
        <g key={x}>
          <rect x={x + 13} y="92" width="8" height="9" rx="1.5" className={classes.tile} />
          <rect x={x} y="36" width="34" height="58" rx="5" className={classes.body} />
          <rect x={x + 4} y="41" width="26" height="48" rx="2" className={classes.screen} />
          <text x={x + 17} y="72" className={classes.number}>
            {index + 1}
          </text>
        </g>
      ))}
      <rect x="22" y="112" width="88" height="60" rx="6" className={classes.body} />
      <rect x="27" y="117" width="78" height="50" rx="2" className={classes.screen} />
      {[33, 51, 69, 87].map((x) => (
        <rect key={x} x={x} y="130" width="12" height="22" rx="2.5" className={classes.tile} />
      ))}
      <path d="M12 174H120L116 183H16Z" className={classes.body} />
      <path d="M119 178C128 178 132 174 142 174" className={classes.cable} />
      <rect x="142" y="162" width="58" height="21" rx="5" className={classes.body} />
      {ports.map((x) => (
        <circle key={x} cx={x} cy="173" r="2.6" className={classes.light} />
      ))}
    </svg>
  );
}
