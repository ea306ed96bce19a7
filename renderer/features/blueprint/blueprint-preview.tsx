import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import type { ExampleDevice } from '../../../shared/domain/example-device.ts';
import { exampleModels, exampleVersions } from '../../../shared/tables/example-devices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { exampleChoice, PreviewDevice } from './preview-device.tsx';
import { PreviewPlan } from './preview-plan.tsx';
import { previewTexts } from './preview-texts.ts';

const usual: ExampleDevice = {
  productType: exampleModels[0].productType,
  osVersion: exampleVersions[0],
  setUp: false,
};

type BlueprintPreviewProps = { readonly blueprint: Blueprint; readonly onClose: () => void };

/** What a blueprint would do, to an attached device or to one that nobody has to attach. */
export function BlueprintPreview({ blueprint, onClose }: BlueprintPreviewProps) {
  const t = useTexts(previewTexts);
  const u = useTexts(uiTexts);
  const [device, setDevice] = useState<string>(exampleChoice);
  const [example, setExample] = useState(usual);
  const isExample = device === exampleChoice;
  const { id } = blueprint;
  const ofExample = useQuery('blueprints.preview', isExample ? { id, example } : undefined);
  const ofDevice = useQuery('kitting.plan', isExample ? undefined : { blueprintId: id, devices: [device] });
  const { problem, reload } = isExample ? ofExample : ofDevice;
  const plan = isExample ? ofExample.data : ofDevice.data?.devices.find(({ deviceKey }) => deviceKey === device);
  return (
    <Panel title={t('title')}>
      <PreviewDevice device={device} onDevice={setDevice} example={example} onExample={setExample} />
      <ErrorNote problem={problem} onRetry={reload} />
      {plan === undefined && problem === undefined && <Loading rows={3} />}
      {plan !== undefined && problem === undefined && <PreviewPlan plan={plan} blueprint={blueprint} />}
      <div className={formClasses.row}>
        <span className={`${formClasses.hint} ${formClasses.grow}`}>{t('nothing')}</span>
        <Button variant="default" onClick={onClose}>
          {u('close')}
        </Button>
      </div>
    </Panel>
  );
}
