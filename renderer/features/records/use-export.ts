import type { CommandInput } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStationFile } from '../../ui/use-station-file.ts';
import { recordsTexts } from './texts.ts';

export const exportChoices = ['csv-utf8', 'csv-cp932', 'json'] as const;
export type ExportChoice = (typeof exportChoices)[number];

const inputs = {
  'csv-utf8': { format: 'csv', encoding: 'utf-8-bom' },
  'csv-cp932': { format: 'csv', encoding: 'cp932' },
  json: { format: 'json' },
} as const satisfies Readonly<Record<ExportChoice, CommandInput<'records.export'>>>;

/** All records as one file, for Excel in either encoding or for another program. */
export function useExport() {
  const t = useTexts(recordsTexts);
  const { get, ...state } = useStationFile('records.export', 'table', (file) => t('export.done', { file }));
  return { ...state, save: (choice: ExportChoice) => get(inputs[choice]) };
}
