import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useRefusal } from '../../ui/use-refusal.ts';
import { recordsTexts } from './texts.ts';
import { type ExportChoice, exportChoices } from './use-export.ts';

type ExportMenuProps = { readonly pending: boolean; readonly onExport: (choice: ExportChoice) => void };

export function ExportMenu({ pending, onExport }: ExportMenuProps) {
  const t = useTexts(recordsTexts);
  const refusal = useRefusal();
  return (
    <Menu position="bottom-end" disabled={refusal !== undefined}>
      <Menu.Target>
        <Tooltip label={refusal} disabled={refusal === undefined}>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            loading={pending}
            {...(refusal === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
          >
            {t('export')}
          </Button>
        </Tooltip>
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
