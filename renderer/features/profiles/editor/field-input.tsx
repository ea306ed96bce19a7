import { ChoiceField, OptionsField, SwitchField } from './choice-fields.tsx';
import type { FieldProps } from './field-props.ts';
import { FileField } from './file-field.tsx';
import { FreeField, LinesField } from './lines-fields.tsx';
import { ListField } from './list-field.tsx';
import { PanesField } from './panes-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { SubjectField } from './subject-field.tsx';
import { DateField, NumberField, SecretInput, TextField } from './text-fields.tsx';

/** One field of a payload's form. */
export function FieldInput(props: FieldProps) {
  switch (props.field.kind) {
    case 'switch':
      return <SwitchField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'options':
      return <OptionsField {...props} />;
    case 'text':
      return <TextField {...props} />;
    case 'secret':
      return <SecretInput {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'data':
    case 'file':
    case 'certificate':
    case 'identity':
      return <FileField {...props} />;
    case 'lines':
      return <LinesField {...props} />;
    case 'list':
      return <ListField {...props} draw={(inside) => <FieldInput {...inside} />} />;
    case 'reference':
      return <ReferenceField {...props} />;
    case 'subject':
      return <SubjectField {...props} />;
    case 'panes':
      return <PanesField {...props} />;
    case 'group':
    case 'map':
    case 'free':
      return <FreeField {...props} />;
  }
}
