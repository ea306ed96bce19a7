import type { CommandInput } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { announce } from '../../ui/live-region.tsx';
import { saveFile } from './save-file.ts';
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
  const { run, pending, problem, reset } = useCommand('records.export');
  const save = async (choice: ExportChoice) => {
    const file = await run(inputs[choice]);
    if (file === undefined) return;
    saveFile(file.fileName, file.data);
    announce(t('export.done', { file: file.fileName }));
  };
  return { save, pending, problem, reset };
}
