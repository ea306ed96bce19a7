import { useMayAct } from '../../state/connection-store.ts';
import { CheckPage } from './check/check-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { useFleetRoute } from './fleet-route.ts';
import { useEditing } from './form/editing.ts';
import { MethodForm } from './form/method-form.tsx';
import { OperationForm } from './form/operation-form.tsx';
import { PreviewPage } from './form/preview-page.tsx';
import { usePreview } from './form/preview-store.ts';
import { OperationPage } from './operations/operation-page.tsx';
import { OperationsPage } from './operations/operations-page.tsx';

/** Devices at their MDMs through the years: who is registered where, and what takes them in, out and elsewhere. */
export function FleetView() {
  const { part, operationId } = useFleetRoute();
  const task = useEditing((editing) => editing.task);
  const preview = usePreview(({ preview: shown }) => shown);
  // A form that is open when helper mode begins waits for its operator.
  const mayAct = useMayAct();
  if (operationId !== undefined) return <OperationPage key={operationId} id={operationId} />;
  if (part === 'operations') return <OperationsPage />;
  if (part === 'check') return <CheckPage />;
  if (task === undefined || !mayAct) return <DevicesPage />;
  if (task.kind === 'method') return <MethodForm />;
  return preview === undefined ? (
    <OperationForm key={task.kind} kind={task.kind} />
  ) : (
    <PreviewPage kind={task.kind} preview={preview} />
  );
}
