import type { ReactNode } from 'react';
import type { BackendView } from '../../../../shared/domain/backend.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import { Deliveries } from './deliveries.tsx';
import { ExportForm } from './export-form.tsx';
import classes from './files.module.css';
import { filesTexts } from './files-texts.ts';
import { ListImport } from './list-import.tsx';

/** What is carried to and from a console without API. */
export function FilesSection({ view }: { readonly view: BackendView }) {
  const t = useTexts(filesTexts);
  return (
    <Section title={t('title')}>
      <Part title={t('list.title')}>
        <ListImport view={view} />
      </Part>
      <Part title={t('export.title')}>
        <ExportForm view={view} />
      </Part>
      <Part title={t('delivery.title')}>
        <Deliveries view={view} />
      </Part>
    </Section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
    </div>
  );
}
