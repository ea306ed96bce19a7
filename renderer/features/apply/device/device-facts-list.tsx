import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { DeviceSnapshot, KnownOrNot } from '../../../../shared/domain/device.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayHelp } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { CopyIcon } from '../../../ui/copy-icon.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { identityTexts } from '../../../ui/identity-texts.ts';
import { Section } from '../../../ui/section.tsx';
import { SupervisedBy } from '../../../ui/supervised-by.tsx';
import { Battery } from '../bench/battery.tsx';
import { kindOf, osName } from '../bench/tile-model.ts';
import classes from './device.module.css';
import { deviceTexts } from './texts.ts';

/** What the device told at the last look. What it did not tell is left out or called not known, never guessed. */
export function DeviceFactsList({ device }: { readonly device: DeviceSnapshot }) {
  const t = useTexts(deviceTexts);
  const i = useTexts(identityTexts);
  const mayLook = useMayHelp();
  const inspect = useCommand('devices.inspect');
  const { facts } = device;
  const configuration = facts.cloudConfiguration;
  const known = (value: KnownOrNot, yes: string, no: string) =>
    value === 'unknown' ? t('unknown') : value === 'yes' ? yes : no;
  return (
    <Section
      title={t('facts')}
      actions={
        mayLook &&
        device.attached &&
        device.runId === undefined && (
          <Button
            variant="subtle"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={inspect.pending}
            onClick={() => void inspect.run({ device: device.key })}
          >
            {t('inspect')}
          </Button>
        )
      }
    >
      <ErrorNote problem={inspect.problem} onClose={inspect.reset} />
      <Facts
        items={[
          [t('fact.serial'), facts.serial && <Copied value={facts.serial} />],
          [t('fact.name'), facts.name],
          [t('fact.model'), facts.productType],
          [t('fact.os'), facts.osVersion && osName(kindOf(facts.productType), facts.osVersion)],
          [
            t('fact.battery'),
            <Battery key="battery" percent={facts.batteryPercent} charging={facts.charging === true} />,
          ],
          [t('fact.free'), facts.freeBytes && `${Math.floor(facts.freeBytes / 1e9)} GB`],
          [t('fact.setup'), known(facts.setupDone, t('setup.yes'), t('setup.no'))],
          [t('fact.supervised'), known(facts.supervised, t('yes'), t('no'))],
          [t('fact.organization'), configuration === null ? t('none') : configuration?.organizationName],
          [
            i('supervised-by'),
            configuration?.isSupervised === true && configuration.supervisorFingerprints.length > 0 && (
              <SupervisedBy key="supervisor" fingerprints={configuration.supervisorFingerprints} />
            ),
          ],
          [t('fact.find-my'), known(facts.findMy, t('on'), t('off'))],
          [t('fact.paired'), facts.paired ? t('paired.yes') : t('paired.no')],
          [t('fact.imei'), facts.imei],
          [t('fact.wifi'), facts.wifiMac],
          [t('fact.ecid'), facts.ecid && <code>{facts.ecid}</code>],
          [t('fact.udid'), <code key="udid">{facts.udid}</code>],
        ]}
      />
    </Section>
  );
}

function Copied({ value }: { readonly value: string }) {
  return (
    <span className={classes.copied}>
      {value}
      <CopyIcon value={value} />
    </span>
  );
}
