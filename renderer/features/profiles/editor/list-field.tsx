import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { isProfileDict, type ProfileValue, valueAt } from '../../../../shared/domain/profile-document.ts';
import { entryWords, type FormField, itemFields } from '../../../../shared/profiles/form-model.ts';
import { itemPlaceOf, type KeyPlace } from '../../../../shared/tables/payload-places.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import classes from '../profiles.module.css';
import { changed } from './changes.ts';
import type { FieldProps } from './field-props.ts';
import { FreeField, LinesField } from './lines-fields.tsx';
import { editorTexts } from './texts.ts';

type ListFieldProps = FieldProps & {
  /** Draws a field of an entry. */
  readonly draw: (props: FieldProps) => ReactNode;
};

/** A list of things with fields of their own, or of lists of them. */
export function ListField({ field, type, value, onChange, draw }: ListFieldProps) {
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const item = itemPlaceOf(field.place);
  if (item === undefined) return null;
  const name = field.label[language];
  const entries = Array.isArray(value) ? value : [];
  const set = (next: readonly ProfileValue[]) => onChange(next.length === 0 ? undefined : next);
  const isList = item.key.type === 'array';
  return (
    <fieldset className={formClasses.group}>
      <legend>{name}</legend>
      <div className={formClasses.fields}>
        {field.hint !== undefined && <div className={formClasses.hint}>{field.hint[language]}</div>}
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the list
          <div key={index} className={classes.entry}>
            <div className={classes.spread}>
              <strong>{e('entry', { name, number: index + 1 })}</strong>
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconX size={16} aria-hidden />}
                aria-label={e('entry.remove', { name, number: index + 1 })}
                onClick={() => set(entries.filter((_, place) => place !== index))}
              >
                {e('clear')}
              </Button>
            </div>
            <Entry
              draw={draw}
              place={item}
              field={field}
              type={type}
              value={entry}
              onChange={(next) =>
                set(entries.map((other, place) => (place === index ? (next ?? empty(isList)) : other)))
              }
            />
          </div>
        ))}
        <div className={formClasses.row}>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set([...entries, empty(isList)])}
          >
            {e('entry.add', { name })}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

/** What is inside one entry. */
function Entry({ place, field, type, value, onChange, draw }: ListFieldProps & { readonly place: KeyPlace }) {
  const inner: FormField = { path: [], place, kind: 'list', label: entryWords };
  if (place.key.type === 'array') {
    const kind = itemPlaceOf(place)?.key.type;
    if (kind === 'dictionary' || kind === 'array') {
      return <ListField field={inner} type={type} value={value} onChange={onChange} draw={draw} />;
    }
    return <LinesField field={inner} type={type} value={value} onChange={onChange} />;
  }
  const fields = itemFields(type, field.place);
  if (fields.length === 0) return <FreeField field={inner} type={type} value={value} onChange={onChange} />;
  return fields.map((child) => (
    <Fragment key={child.path.join('.')}>
      {draw({
        field: child,
        type,
        value: valueAt(value ?? {}, child.path),
        onChange: (next) => onChange(changed(isProfileDict(value) ? value : {}, child.path, next)),
      })}
    </Fragment>
  ));
}

function empty(isList: boolean): ProfileValue {
  return isList ? [] : {};
}
