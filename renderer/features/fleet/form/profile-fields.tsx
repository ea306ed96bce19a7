import { Radio, Stack, TextInput } from '@mantine/core';
import type { FleetServer } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';

type ProfileFieldsProps = {
  readonly server: FleetServer | undefined;
  readonly faultText: (path: string) => string | null;
};

/** 「Apple MDMプロファイル削除」: whether the MDM profile goes with the inactivation; nobody chooses by not choosing. */
export function ProfileFields({ server, faultText }: ProfileFieldsProps) {
  const t = useTexts(formTexts);
  const { profile, profileName } = useEditing(({ draft }) => draft);
  return (
    <>
      <Radio.Group
        label={t('profile')}
        required
        value={profile}
        onChange={(chosen) => changeDraft({ profile: chosen === 'remove' ? 'remove' : 'keep' })}
        error={faultText('removeMdmProfile') === null ? null : t('profile.missing')}
      >
        <Stack gap={8} my={6}>
          <Radio value="remove" label={t('profile.remove')} description={t('profile.remove.hint')} />
          <Radio value="keep" label={t('profile.keep')} description={t('profile.keep.hint')} />
        </Stack>
      </Radio.Group>
      {profile === 'remove' && server?.asks.includes('profile-name') === true && (
        <TextInput
          label={t('profile-name')}
          description={t('profile-name.hint')}
          spellCheck={false}
          autoComplete="off"
          maw={420}
          value={profileName}
          onChange={(event) => changeDraft({ profileName: event.currentTarget.value })}
          error={faultText('enrollmentProfile')}
        />
      )}
    </>
  );
}
