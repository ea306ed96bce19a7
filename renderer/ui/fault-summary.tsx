import { useTexts } from '../i18n/use-texts.ts';
import type { FieldFaults } from './field-faults.ts';
import { formTexts } from './form-texts.ts';
import { Note } from './note.tsx';

/** Over a form that could not be saved: how many fields need a look. */
export function FaultSummary({ faults }: { readonly faults: FieldFaults }) {
  const t = useTexts(formTexts);
  if (faults.size === 0) return null;
  return <Note tone="failed" role="alert" title={t('faults', { count: faults.size })} />;
}
