import { Button, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { FleetOperationKind } from '../../../../shared/domain/fleet.ts';
import { operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useFleetListing } from '../../../state/use-fleet.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FaultSummary } from '../../../ui/fault-summary.tsx';
import formClasses from '../../../ui/form.module.css';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { useFormCheck } from '../../../ui/use-form-check.ts';
import { requestFrom } from './draft.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';
import { OptionFields } from './option-fields.tsx';
import { keepPreview } from './preview-store.ts';
import { SerialsField } from './serials-field.tsx';

/** What is to be done with which devices. It leads to a preview, and nothing is done before that. */
export function OperationForm({ kind }: { readonly kind: FleetOperationKind }) {
  const t = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const language = useLanguage();
  const { listing } = useFleetListing();
  const draft = useEditing((editing) => editing.draft);
  const preview = useCommand('fleet.preview');
  const servers = listing?.servers ?? [];
  const server = servers.find(({ serverId }) => serverId === draft.serverId);
  const { faults, faultText, attempt } = useFormCheck(requestFrom(kind, draft, server));

  const show = async () => {
    const request = attempt();
    if (request === undefined || server === undefined) return;
    const shown = await preview.run({ serverId: server.serverId, request });
    if (shown !== undefined) keepPreview(shown);
  };

  return (
    <Page
      title={operationWords[kind][language]}
      scope={t('scope.form')}
      width="reading"
      actions={
        <Button variant="default" onClick={closeEditor}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction
          icon={<IconArrowRight size={16} aria-hidden />}
          pending={preview.pending}
          disabled={server === undefined}
          {...(server === undefined ? { hint: t('no-server') } : {})}
          onClick={() => void show()}
        >
          {t('preview')}
        </PrimaryAction>
      }
    >
      <div className={formClasses.form}>
        <ErrorNote problem={preview.problem} onClose={preview.reset} />
        <FaultSummary faults={faults} />
      </div>
      <Section title={t('section.devices')} description={t(`about.${kind}`)}>
        <div className={formClasses.fields}>
          {servers.length > 1 && (
            <Select
              label={t('server')}
              allowDeselect={false}
              data={servers.map(({ serverId, name, offers }) => ({
                value: serverId,
                label: name,
                disabled: !offers.includes(kind),
              }))}
              value={draft.serverId}
              onChange={(serverId) => changeDraft({ serverId: serverId ?? '' })}
            />
          )}
          <SerialsField one={kind === 'replace'} error={faultText('serials')} />
        </div>
      </Section>
      <OptionFields kind={kind} server={server} faultText={faultText} devices={listing?.devices ?? []} />
    </Page>
  );
}
