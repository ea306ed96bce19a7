import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import formClasses from '../../ui/form.module.css';
import { exampleOf, nameFields } from './device-name.ts';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';
import { rosterFields, useRosterInUse } from './roster/use-roster-in-use.ts';

/** The template for device names, with what it makes of a device, an attached one where there is one. */
export function NameField({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const s = useTexts(blueprintFormTexts);
  const deviceName = useEditing(({ draft }) => draft.deviceName);
  const serial = useBench(({ devices }) => firstFact(devices.values(), 'serial'));
  const model = useBench(({ devices }) => firstFact(devices.values(), 'productType'));
  const inUse = useRosterInUse();
  const input = useRef<HTMLInputElement>(null);
  const example = exampleOf(deviceName, {
    ...(serial === undefined ? {} : { serial, serialTail: serial.slice(-4) }),
    ...(model === undefined ? {} : { model }),
  });
  const insert = (field: string) => {
    const at = input.current?.selectionStart ?? deviceName.length;
    changeDraft({ deviceName: `${deviceName.slice(0, at)}{{${field}}}${deviceName.slice(at)}` });
    input.current?.focus();
  };
  return (
    <div className={formClasses.fields}>
      <TextInput
        ref={input}
        label={s('deviceName')}
        description={s('deviceName.hint')}
        autoComplete="off"
        spellCheck={false}
        value={deviceName}
        onChange={(event) => changeDraft({ deviceName: event.currentTarget.value })}
        error={
          example.kind === 'unknown-field' ? s('deviceName.bad', { field: example.field }) : faultText('deviceName')
        }
      />
      <div className={formClasses.wraps}>
        {nameFields.map((field) => (
          <Button
            key={field}
            variant="default"
            aria-label={s('deviceName.insert', { field: s(`deviceName.${field}`) })}
            onClick={() => insert(field)}
          >
            {s(`deviceName.${field}`)}
          </Button>
        ))}
        {rosterFields(inUse).map(({ key, header }) => (
          <Button
            key={key}
            variant="default"
            aria-label={s('deviceName.insert', { field: header })}
            onClick={() => insert(`roster.${key}`)}
          >
            {s('deviceName.roster', { field: header })}
          </Button>
        ))}
      </div>
      {example.kind === 'name' && (
        <div role="status">
          <div>{s('deviceName.example', { name: example.name })}</div>
          {!example.telling && <div className={formClasses.hint}>{s('deviceName.same')}</div>}
        </div>
      )}
    </div>
  );
}

type Known = { readonly facts: { readonly serial?: string | undefined; readonly productType?: string | undefined } };

function firstFact(devices: Iterable<Known>, fact: 'serial' | 'productType'): string | undefined {
  for (const { facts } of devices) if (facts[fact] !== undefined) return facts[fact];
  return undefined;
}
