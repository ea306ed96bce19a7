import { useState } from 'react';
import type { Checked, FieldFaults } from './field-faults.ts';
import { focusFirstFault } from './focus-first-fault.ts';
import { useFaultText } from './use-fault-text.ts';

const none: FieldFaults = new Map();

/** What is wrong with a form; said from the first try to save it on, not before. */
export function useFormCheck<Input>(checked: Checked<Input>) {
  const [tried, setTried] = useState(false);
  const faults = tried && !checked.ok ? checked.faults : none;
  return {
    faults,
    faultText: useFaultText(faults),
    /** @returns what may be sent; nothing while something is wrong, and the first such field has the focus then. */
    attempt: (): Input | undefined => {
      setTried(true);
      if (checked.ok) return checked.input;
      focusFirstFault();
      return undefined;
    },
  };
}
