import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useOnline } from '../../state/connection-store.ts';
import { recordsTexts } from './texts.ts';
import { type ExportChoice, exportChoices } from './use-export.ts';

type ExportMenuProps = { readonly pending: boolean; readonly onExport: (choice: ExportChoice) => void };

export function ExportMenu({ pending, onExport }: ExportMenuProps) {
  const t = useTexts(recordsTexts);
  const online = useOnline();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          loading={pending}
          disabled={!online}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportChoices.map((choice) => (
          <Menu.Item key={choice} onClick={() => onExport(choice)}>
            {t(`export.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
