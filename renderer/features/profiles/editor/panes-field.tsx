import { Checkbox } from '@mantine/core';
import { setupPanes } from '../../../../shared/tables/setup-panes-data.ts';
import { useLanguage } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import type { FieldProps } from './field-props.ts';
import { useField } from './use-field.ts';

/** Panes of Setup Assistant; keys that no table knows stay in the list. */
export function PanesField(props: FieldProps) {
  const language = useLanguage();
  const { value, onChange } = props;
  const { label, description } = useField(props);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const known = new Set(setupPanes.map(({ key }) => key));
  const unknown = chosen.filter((key) => !known.has(key));
  return (
    <Checkbox.Group
      label={label}
      description={description}
      value={chosen}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    >
      <div className={formClasses.pair}>
        {[
          ...setupPanes.map((pane) => ({ key: pane.key, label: pane.label[language] })),
          ...unknown.map((key) => ({ key, label: key })),
        ].map((pane) => (
          <Checkbox key={pane.key} value={pane.key} label={pane.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
