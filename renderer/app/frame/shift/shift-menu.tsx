import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout, IconSwitchHorizontal, IconUser } from '@tabler/icons-react';
import type { Shift } from '../../../../shared/domain/shift.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useOnline } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { announce } from '../../../ui/live-region.tsx';
import classes from './shift.module.css';
import { shiftTexts } from './texts.ts';

type ShiftMenuProps = { readonly shift: Shift; readonly onHandOver: () => void };

/** The name, and what becomes of the shift. */
export function ShiftMenu({ shift, onHandOver }: ShiftMenuProps) {
  const t = useTexts(shiftTexts);
  const { time } = useFormats();
  const online = useOnline();
  const end = useCommand('shift.end');
  const finish = async () => {
    if ((await end.run({})) !== undefined) announce(t('ended'));
  };
  const { operator, since, until } = shift;
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.who} aria-label={t('working', { name: operator })}>
          <IconUser size={16} stroke={1.7} aria-hidden />
          <span className={classes.name}>{operator}</span>
          <span className={classes.since}>{t('since', { time: time(since) })}</span>
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('until', { time: time(until) })}</Menu.Label>
        <Menu.Item leftSection={<IconSwitchHorizontal size={15} />} disabled={!online} onClick={onHandOver}>
          {t('hand-over')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} disabled={!online} onClick={() => void finish()}>
          {t('end')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
