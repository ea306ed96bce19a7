import { Anchor } from '@mantine/core';
import type { FleetDevice, FleetServer } from '../../../../shared/domain/fleet.ts';
import {
  methodWords,
  operationStateWords,
  operationWords,
  standingWords,
} from '../../../../shared/texts/fleet/words.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useFleet } from '../../../state/fleet-store.ts';
import { hrefOf } from '../../../state/route-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { DrawerPanel } from '../../../ui/drawer-panel.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Note } from '../../../ui/note.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from '../fleet.module.css';
import { openDevice, openOperation } from '../fleet-route.ts';
import { fleetTexts } from '../texts.ts';
import { stateOfStanding } from '../words.ts';
import { ExplainDevice } from './explain-device.tsx';
import { KnownSince } from './known-since.tsx';
import { OperationMenu } from './operation-menu.tsx';

type DeviceDrawerProps = { readonly device: FleetDevice; readonly server: FleetServer | undefined };

/** All that is known of one device, and what was done with it here. */
export function DeviceDrawer({ device, server }: DeviceDrawerProps) {
  const t = useTexts(fleetTexts);
  const { language, dateTime } = useFormats();
  const operations = useFleet((fleet) => fleet.operations);
  const { serial, state, method, methodSource, operationId } = device;
  const own = [...operations.values()]
    .filter(({ steps }) => steps.some((step) => step.serial === serial))
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt));
  return (
    <DrawerPanel
      title={serial}
      subtitle={<StateBadge state={stateOfStanding[state]} label={standingWords[state][language]} />}
      onClose={() => openDevice(undefined)}
      footer={<OperationMenu serials={[serial]} server={server} primary={false} />}
    >
      {operationId !== undefined && (
        <Note
          tone="info"
          title={t('drawer.busy')}
          actions={
            <ActButton harmless onClick={() => openOperation(operationId)}>
              {t('drawer.open')}
            </ActButton>
          }
        />
      )}
      <Section title={t('drawer.facts')}>
        <Facts
          items={[
            [t('fact.name'), device.name],
            [t('fact.model'), device.model],
            [t('fact.server'), server?.name],
            [t('fact.group'), device.group],
            [t('fact.plan'), device.plan],
            [
              t('fact.method'),
              method === undefined
                ? t('method.unknown')
                : t('fact.method-value', {
                    method: methodWords[method][language],
                    source: t(methodSource === 'operator' ? 'method.operator' : 'method.record'),
                  }),
            ],
            [t('fact.seen'), device.lastSeenAt === undefined ? undefined : dateTime(device.lastSeenAt)],
            [t('fact.source'), device.source],
            [t('fact.as-of'), <KnownSince key="as-of" at={device.asOf} />],
          ]}
        />
      </Section>
      <Section title={t('drawer.history')}>
        {own.length === 0 ? (
          <div className={classes.soft}>{t('drawer.history-none')}</div>
        ) : (
          <ul className={classes.history}>
            {own.map(({ id, request, state: reached, startedAt }) => (
              <li key={id} className={classes.historyLine}>
                <Anchor href={hrefOf('fleet', { part: 'operations', operation: id })} underline="always">
                  {operationWords[request.kind][language]}
                </Anchor>
                <span className={classes.soft}>
                  {operationStateWords[reached][language]} · {dateTime(startedAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ExplainDevice serverId={device.serverId} serial={serial} />
    </DrawerPanel>
  );
}
