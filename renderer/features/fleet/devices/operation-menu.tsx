import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { FleetOperationKind, FleetServer } from '../../../../shared/domain/fleet.ts';
import { operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useRefusal } from '../../../ui/use-refusal.ts';
import classes from '../fleet.module.css';
import { openForm } from '../form/open-form.ts';
import { fleetTexts } from '../texts.ts';

const parts = {
  'operate.in': ['activate', 'reactivate', 'replace'],
  'operate.out': ['inactivate', 'force', 'delete'],
  'operate.other': ['move'],
} as const satisfies Readonly<Record<string, readonly FleetOperationKind[]>>;

type OperationMenuProps = {
  readonly serials: readonly string[];
  /** Where the operation would be done; `several`: nowhere, for there are several MDMs. */
  readonly server: FleetServer | 'several' | undefined;
  /** The view's main action; quieter beside one device. */
  readonly primary: boolean;
};

/** Every operation that the chosen devices' MDM has; each opens its form. */
export function OperationMenu({ serials, server, primary }: OperationMenuProps) {
  const t = useTexts(fleetTexts);
  const language = useLanguage();
  const refusal = useRefusal();
  const isOffered = (kind: FleetOperationKind) => server !== 'several' && server?.offers.includes(kind) === true;
  const serverId = server === 'several' ? undefined : server?.serverId;
  return (
    // The key that opened it is still on its way when it is open, and must not close it.
    <Menu
      position="bottom-end"
      disabled={refusal !== undefined}
      width={280}
      clickOutsideEvents={['mousedown', 'touchstart']}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Tooltip label={refusal} disabled={refusal === undefined}>
          <Button
            {...(primary ? { 'data-primary-action': true } : { variant: 'default' })}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            {...(refusal === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
          >
            {serials.length === 0 ? t('operate') : t('operate.count', { count: serials.length })}
          </Button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {server === 'several' && <div className={classes.severalNote}>{t('operate.several')}</div>}
        {Object.entries(parts).map(([part, kinds]) => (
          <div key={part}>
            <Menu.Label>{t(part as keyof typeof parts)}</Menu.Label>
            {kinds.map((kind) => (
              <Menu.Item key={kind} disabled={!isOffered(kind)} onClick={() => openForm(kind, { serverId, serials })}>
                {`${operationWords[kind][language]}…`}
                {!isOffered(kind) && server !== 'several' && (
                  <span className={classes.menuReason}>{t('operate.not-offered')}</span>
                )}
              </Menu.Item>
            ))}
          </div>
        ))}
        <Menu.Item onClick={() => openForm('method', { serverId, serials })}>{`${t('method')}…`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
