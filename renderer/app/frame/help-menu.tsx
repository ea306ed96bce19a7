import { ActionIcon, Menu } from '@mantine/core';
import { IconHelpCircle, IconKeyboard, IconSparkles } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import { useKeysDialog } from './keys-dialog-store.ts';
import { frameTexts } from './texts.ts';

/** What a person who is stuck looks for. */
export function HelpMenu() {
  const t = useTexts(frameTexts);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon aria-label={t('help')}>
          <IconHelpCircle size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSparkles size={15} />} onClick={() => goTo('start')}>
          {t('help.start')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} />} onClick={() => useKeysDialog.setState({ open: true })}>
          {t('keys.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
