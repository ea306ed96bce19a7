import { useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { AskOperator } from './ask-operator.tsx';
import classes from './shift.module.css';
import { ShiftMenu } from './shift-menu.tsx';
import { shiftTexts } from './texts.ts';

/** Who works at the station now: asked for without blocking anything, handed over, ended. */
export function ShiftLine() {
  const t = useTexts(shiftTexts);
  const status = useStatus();
  const mayAct = useMayAct();
  const [isHandingOver, setHandingOver] = useState(false);
  if (status === undefined) return null;
  const { shift } = status;
  if (!mayAct) {
    return shift === undefined ? null : <p className={classes.plain}>{t('working', { name: shift.operator })}</p>;
  }
  if (shift === undefined || isHandingOver) {
    return (
      <AskOperator
        key={shift?.since ?? 'nobody'}
        present={shift?.operator}
        onDone={() => setHandingOver(false)}
        {...(shift === undefined ? {} : { onCancel: () => setHandingOver(false) })}
      />
    );
  }
  return <ShiftMenu shift={shift} onHandOver={() => setHandingOver(true)} />;
}
