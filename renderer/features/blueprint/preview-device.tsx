import { Select, Switch } from '@mantine/core';
import { useShallow } from 'zustand/react/shallow';
import type { ExampleDevice } from '../../../shared/domain/example-device.ts';
import { exampleModels, exampleVersions } from '../../../shared/tables/example-devices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import formClasses from '../../ui/form.module.css';
import { previewTexts } from './preview-texts.ts';

/** Stands for the example among the keys of attached devices. */
export const exampleChoice = 'example';

type PreviewDeviceProps = {
  readonly device: string;
  readonly onDevice: (device: string) => void;
  readonly example: ExampleDevice;
  readonly onExample: (example: ExampleDevice) => void;
};

/** Which device the plan is for: one on the bench, or an example by model and iOS. */
export function PreviewDevice({ device, onDevice, example, onExample }: PreviewDeviceProps) {
  const t = useTexts(previewTexts);
  const attached = useBench(
    useShallow(({ devices }) =>
      [...devices.values()]
        .filter((snapshot) => snapshot.attached && snapshot.state === 'ready')
        .map(
          ({ key, facts: { name, serial, udid } }) => `${key}\n${[name, serial ?? udid].filter(Boolean).join(' · ')}`,
        ),
    ),
  );
  const choices = attached.map((line) => {
    const [value = '', label = ''] = line.split('\n');
    return { value, label };
  });
  return (
    <>
      <Select
        label={t('device')}
        allowDeselect={false}
        data={[{ value: exampleChoice, label: t('example') }, ...choices]}
        value={device}
        onChange={(value) => onDevice(value ?? exampleChoice)}
      />
      {device === exampleChoice && (
        <>
          <div className={formClasses.pair}>
            <Select
              label={t('model')}
              allowDeselect={false}
              data={exampleModels.map(({ productType, name }) => ({ value: productType, label: name }))}
              value={example.productType}
              onChange={(value) => onExample({ ...example, productType: value ?? example.productType })}
            />
            <Select
              label={t('os')}
              allowDeselect={false}
              data={[...exampleVersions]}
              value={example.osVersion}
              onChange={(value) => onExample({ ...example, osVersion: value ?? example.osVersion })}
            />
          </div>
          <Switch
            label={t('set-up')}
            checked={example.setUp}
            onChange={(event) => onExample({ ...example, setUp: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
