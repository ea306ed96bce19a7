import { ActionIcon, Menu } from '@mantine/core';
import { IconHelpCircle, IconKeyboard, IconSparkles, IconUserShield } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { goTo } from '../../state/route-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { announce } from '../../ui/live-region.tsx';
import { useKeysDialog } from './keys-dialog-store.ts';
import { frameTexts } from './texts.ts';

/** What a person who is stuck looks for. */
export function HelpMenu() {
  const t = useTexts(frameTexts);
  const enter = useCommand('helper.enter');
  const mayAct = useMayAct();
  const mayEnter = useStatus()?.helper.pinSet === true && mayAct;
  const startHelping = async () => {
    if ((await enter.run({})) !== undefined) announce(t('helper-entered'));
  };
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
        {mayEnter && (
          <Menu.Item leftSection={<IconUserShield size={15} />} onClick={() => void startHelping()}>
            {t('helper-enter')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={15} />} onClick={() => useKeysDialog.setState({ open: true })}>
          {t('keys.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
