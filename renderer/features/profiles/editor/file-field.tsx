import { Button, Input } from '@mantine/core';
import type { FilePurpose } from '../../../../shared/contract/window.ts';
import { isData, markedPath } from '../../../../shared/domain/profile-document.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { toBase64 } from '../../../ui/base64.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import formClasses from '../../../ui/form.module.css';
import type { FieldProps } from './field-props.ts';
import { editorTexts } from './texts.ts';
import { useField } from './use-field.ts';

/** Bytes of a file: a certificate, an identity, an image, a font. */
export function FileField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const { value, onChange, field } = props;
  const { label, description, required, error } = useField(props);
  const isKept = markedPath(value) !== undefined;
  const pick = async ([file]: readonly File[]) => {
    if (file !== undefined) onChange({ $data: toBase64(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={description}
      withAsterisk={required}
      {...(error === undefined ? {} : { error })}
    >
      <div className={formClasses.row}>
        <FileButton purpose={purposeOf(field.kind)} onPick={(files) => void pick(files)}>
          {e('file.pick')}
        </FileButton>
        <span className={formClasses.hint}>
          {isKept && e('file.kept')}
          {isData(value) && e('file.bytes', { count: Math.floor((value.$data.length * 3) / 4) })}
        </span>
        {value !== undefined && (
          <Button
            variant="subtle"
            color="gray"
            aria-label={`${e('clear')}: ${label}`}
            onClick={() => onChange(undefined)}
          >
            {e('clear')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}

function purposeOf(kind: FieldProps['field']['kind']): FilePurpose {
  return kind === 'certificate' ? 'certificates' : kind === 'identity' ? 'identity' : 'payload';
}
