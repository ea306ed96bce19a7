import { useTexts } from '../i18n/use-texts.ts';
import type { FieldFault, FieldFaults } from './field-faults.ts';
import { formTexts } from './form-texts.ts';

/** The sentence under a field: `error={faultText('name')}`; nothing while all is well. */
export function useFaultText(faults: FieldFaults): (path: string) => string | null {
  const t = useTexts(formTexts);
  return (path) => {
    const fault: FieldFault | undefined = faults.get(path);
    if (fault === undefined) return null;
    return 'limit' in fault ? t(`fault.${fault.kind}`, { limit: fault.limit }) : t(`fault.${fault.kind}`);
  };
}
