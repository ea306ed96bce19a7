import type { Command } from 'commander';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { formOf } from '../../../shared/profiles/form-model.ts';
import { ruleOf } from '../../../shared/tables/payload-places.ts';
import { type OsRule, payloadType, payloadTypes } from '../../../shared/tables/payload-table.ts';
import { payloadTitle } from '../../../shared/texts/profiles/payload-titles.ts';
import { perform, withOutputOptions } from '../common.ts';
import { exitCodes, type Output } from '../output.ts';
import { formatTable } from '../table.ts';

const columns = {
  types: { ja: ['種類', '名前', 'iOS', '条件'], en: ['Type', 'Name', 'iOS', 'Needs'] },
  keys: { ja: ['キー', '名前', '種類', 'iOS', '条件'], en: ['Key', 'Name', 'Kind', 'iOS', 'Needs'] },
};
const needs = {
  supervised: { ja: '監視対象', en: 'supervised' },
  mdmOnly: { ja: 'MDM のみ', en: 'MDM only' },
  required: { ja: '必須', en: 'required' },
};

type TypesOptions = { readonly json?: boolean; readonly lang?: string };

/** The table of payloads: what `profile build` takes. */
export function addProfileTableCommand(profile: Command): void {
  withOutputOptions(
    profile
      .command('types')
      .argument('[type]', 'one payload type: its keys')
      .description('the payload types and keys that a profile can hold'),
  ).action((id: string | undefined, options: TypesOptions) =>
    perform(options, async (output) => {
      if (id === undefined) listTypes(output);
      else listKeys(id, output);
      return exitCodes.ok;
    }),
  );
}

function listTypes(output: Output): void {
  output.data({ types: payloadTypes.map(({ keys: _, ...type }) => type) });
  const rows = payloadTypes.map(({ id, ios }) => [
    id,
    payloadTitle(id, output.language),
    versionsOf(ios),
    conditionsOf(ios, output).join(', '),
  ]);
  output.say(formatTable(columns.types[output.language], rows));
}

function listKeys(id: string, output: Output): void {
  const type = payloadType(id);
  if (type === undefined) throw new KitError('input.not-found', { what: 'payload type', name: id });
  output.data({ type });
  const rows = formOf(type).flatMap(({ fields }) =>
    fields.map(({ path, place, label }) => {
      const rule = ruleOf(place, 'ios');
      const { required, type: kind, values, min, max } = place.key;
      const range = values?.join('|') ?? (max === undefined ? '' : `${min ?? ''}–${max}`);
      return [
        path.join('.'),
        label[output.language],
        range === '' ? kind : `${kind} ${range}`,
        versionsOf(rule),
        [...(required ? [output.text(needs.required)] : []), ...conditionsOf(rule, output)].join(', '),
      ];
    }),
  );
  output.say(formatTable(columns.keys[output.language], rows));
}

function versionsOf(rule: OsRule | null): string {
  if (rule === null) return '–';
  return rule.removed === undefined ? (rule.from ?? '') : `${rule.from ?? ''}–${rule.removed}`;
}

function conditionsOf(rule: OsRule | null, output: Output): readonly string[] {
  return [
    ...(rule?.supervised ? [output.text(needs.supervised)] : []),
    ...(rule?.mdmOnly ? [output.text(needs.mdmOnly)] : []),
  ];
}
