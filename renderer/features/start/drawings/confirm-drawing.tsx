import classes from './drawings.module.css';

const plain = [
  { y: 66, width: 78 },
  { y: 90, width: 96 },
  { y: 154, width: 88 },
];

/** A plan whose erase is drawn forward with its count, and the safety switch still on the safe side. */
export function ConfirmDrawing({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 320 208" className={classes.drawing} role="img" aria-label={label}>
      <path d="M14 184H306" className={classes.ground} />
      <rect x="44" y="22" width="164" height="162" rx="9" className={classes.body} />
      <path d="M62 42H118" className={classes.word} />
      {plain.map(({ y, width }) => (
        <g key={y}>
          <circle cx="67" cy={y} r="7.5" className={classes.doneWash} />
          <path d={`M63.5 ${y}l2.5 2.6l4.6-5`} className={classes.tick} />
          <path d={`M86 ${y}h${width}`} className={classes.word} />
        </g>
      ))}
      <rect x="28" y="105" width="196" height="34" rx="8" className={classes.warn} />
      <path d="M56 113l10.5 18h-21z" className={classes.warnLine} />
      <path d="M56 120v4.5M56 128.2v.1" className={classes.warnLine} />
      <path d="M80 122h66" className={classes.warnLine} />
      <text x="164" y="129" className={classes.warnNumber}>
        12
      </text>
      <rect x="192" y="113" width="13" height="18" rx="2.5" className={classes.warnLine} />
      <path
        d="M252 30c9 7 14 8 22 9v14c0 13-9 21-22 27c-13-6-22-14-22-27V39c8-1 13-2 22-9z"
        className={classes.doneWash}
      />
      <path d="M243 55l6.5 7l12-14" className={classes.tick} />
      <rect x="240" y="100" width="68" height="34" rx="17" className={classes.body} />
      <path d="M274 102h17a15 15 0 0 1 0 30h-17z" className={classes.armed} />
      <circle cx="257" cy="117" r="13" className={classes.done} />
      <path d="M251 117l4.4 4.6l7.6-9" className={classes.tickOn} />
    </svg>
  );
}
