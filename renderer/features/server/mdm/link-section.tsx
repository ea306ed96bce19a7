import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { goTo } from '../../../state/route-store.ts';
import { Section } from '../../../ui/section.tsx';
import type { ServerTask } from '../draft.ts';
import classes from './mdm.module.css';
import { mdmTexts } from './mdm-texts.ts';

/** In the form of a server: the way to the MDM product behind it. What is typed in the form stays meanwhile. */
export function LinkSection({ task }: { readonly task: ServerTask }) {
  const t = useTexts(mdmTexts);
  return (
    <Section
      title={t('title')}
      actions={
        task.kind === 'edit' && (
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => goTo('server', { mdm: task.server.id })}
          >
            {t('open')}
          </Button>
        )
      }
    >
      <p className={classes.soft}>
        {t('editor.text')} {task.kind !== 'edit' && t('editor.new')}
      </p>
    </Section>
  );
}
