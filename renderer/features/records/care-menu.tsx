import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconHistory, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useRefusal } from '../../ui/use-refusal.ts';
import { careTexts } from './care-texts.ts';

export type CarePanel = 'keep' | 'audit';

type CareMenuProps = {
  readonly parked: number;
  readonly onRelease: () => void;
  readonly onShow: (panel: CarePanel) => void;
};

/** What is rarely needed of records: all that is parked sent again, how long they stay, what left. */
export function CareMenu({ parked, onRelease, onShow }: CareMenuProps) {
  const t = useTexts(careTexts);
  const refusal = useRefusal();
  return (
    <Menu position="bottom-end" disabled={refusal !== undefined}>
      <Menu.Target>
        <Tooltip label={refusal} disabled={refusal === undefined}>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            {...(refusal === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
          >
            {t('care')}
          </Button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} disabled={parked === 0} onClick={onRelease}>
          {t('release-all', { count: parked })}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onShow('keep')}>
          {t('keep')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => onShow('audit')}>
          {t('audit')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
