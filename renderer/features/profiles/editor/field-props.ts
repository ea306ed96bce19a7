import type { ProfileValue } from '../../../../shared/domain/profile-document.ts';
import type { FormField } from '../../../../shared/profiles/form-model.ts';

export type FieldProps = {
  readonly field: FormField;
  /** Of the payload. */
  readonly type: string;
  readonly value: ProfileValue | undefined;
  /** `undefined`: the key is not set. */
  readonly onChange: (value: ProfileValue | undefined) => void;
};
