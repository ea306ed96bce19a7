import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useRefusal } from '../../ui/use-refusal.ts';
import { useStationFile } from '../../ui/use-station-file.ts';
import { procedureTexts } from './texts.ts';

const encodings = ['utf-8-bom', 'cp932'] as const;

/** The completion list in the console's own columns. */
export function ExportList({ id }: { readonly id: string }) {
  const t = useTexts(procedureTexts);
  const refusal = useRefusal();
  const { get, pending, problem, reset } = useStationFile('campaigns.export', 'table', (file) =>
    t('exported', { file }),
  );
  usePageCommand('export', useMayAct() ? () => void get({ id }) : undefined);
  return (
    <>
      <ErrorNote problem={problem} onClose={reset} />
      <Menu position="bottom-end" disabled={refusal !== undefined}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            loading={pending}
            {...(refusal === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true, title: refusal })}
          >
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {encodings.map((encoding) => (
            <Menu.Item key={encoding} onClick={() => void get({ id, encoding })}>
              {t(`export.${encoding}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
