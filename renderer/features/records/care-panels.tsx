import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import form from '../../ui/form.module.css';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { AuditList } from './audit-list.tsx';
import type { CarePanel } from './care-menu.tsx';
import { careTexts } from './care-texts.ts';
import { KeepForm } from './keep-form.tsx';

type CarePanelsProps = {
  readonly open: CarePanel | undefined;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

/** What the menu opened, over the records. */
export function CarePanels({ open, reload, onClose }: CarePanelsProps) {
  const t = useTexts(careTexts);
  const ui = useTexts(uiTexts);
  if (open === undefined) return null;
  return (
    <Panel key={open} title={t(open === 'keep' ? 'keep.title' : 'audit.title')}>
      {open === 'keep' ? <KeepForm reload={reload} /> : <AuditList />}
      <div className={form.submit}>
        <Button variant="default" onClick={onClose}>
          {ui('close')}
        </Button>
      </div>
    </Panel>
  );
}
