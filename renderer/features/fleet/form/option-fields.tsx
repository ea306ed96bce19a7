import { Autocomplete, Checkbox, TextInput } from '@mantine/core';
import type { FleetDevice, FleetOperationKind, FleetServer } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { Section } from '../../../ui/section.tsx';
import { groupsOf } from '../devices/device-rows.ts';
import { CauseField } from './cause-field.tsx';
import { asksForProfile } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';
import { ProfileFields } from './profile-fields.tsx';
import { ScheduleField } from './schedule-field.tsx';

type OptionFieldsProps = {
  readonly kind: FleetOperationKind;
  readonly server: FleetServer | undefined;
  readonly faultText: (path: string) => string | null;
  readonly devices: readonly FleetDevice[];
};

/** What an operation of this kind has to be told; some have to be told nothing. */
export function OptionFields({ kind, server, faultText, devices }: OptionFieldsProps) {
  const t = useTexts(formTexts);
  const draft = useEditing((editing) => editing.draft);
  switch (kind) {
    case 'activate':
    case 'reactivate':
    case 'delete':
      return null;
    case 'move':
      return (
        <Section title={t('section.group')}>
          <Autocomplete
            label={t('group')}
            description={t('group.hint')}
            required
            data={[...groupsOf(devices.filter(({ serverId }) => serverId === server?.serverId))]}
            value={draft.group}
            onChange={(group) => changeDraft({ group })}
            error={faultText('group')}
          />
        </Section>
      );
    case 'inactivate':
      return (
        <Section title={t('section.how')}>
          <div className={formClasses.fields}>
            {asksForProfile(kind, draft, server) && <ProfileFields server={server} faultText={faultText} />}
            <LeavesField />
            {server?.asks.includes('schedule') === true && <ScheduleField error={faultText('scheduledAt')} />}
          </div>
        </Section>
      );
    case 'force':
      return (
        <Section title={t('section.why')} description={t('force.text')}>
          <div className={formClasses.fields}>
            <CauseField required error={faultText('because')} />
            <LeavesField />
          </div>
        </Section>
      );
    case 'replace':
      return (
        <Section title={t('section.how')}>
          <div className={formClasses.fields}>
            <TextInput
              label={t('serial.new')}
              required
              spellCheck={false}
              autoComplete="off"
              maw={320}
              value={draft.newSerial}
              onChange={(event) => changeDraft({ newSerial: event.currentTarget.value })}
              error={faultText('newSerial')}
            />
            {server?.offers.includes('force') === true && <CauseField error={faultText('because')} />}
            {asksForProfile(kind, draft, server) && <ProfileFields server={server} faultText={faultText} />}
            <LeavesField />
            {server?.offers.includes('delete') === true && (
              <Checkbox
                label={t('delete-old')}
                description={t('delete-old.hint')}
                checked={draft.deleteOld}
                onChange={(event) => changeDraft({ deleteOld: event.currentTarget.checked })}
              />
            )}
          </div>
        </Section>
      );
  }
}

function LeavesField() {
  const t = useTexts(formTexts);
  const leaves = useEditing(({ draft }) => draft.leaves);
  return (
    <Checkbox
      label={t('leaves')}
      description={t('leaves.hint')}
      checked={leaves}
      onChange={(event) => changeDraft({ leaves: event.currentTarget.checked })}
    />
  );
}
