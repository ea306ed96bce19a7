import { Radio, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';

/** 「予約日時を設定する」: at once, or at a time. */
export function ScheduleField({ error }: { readonly error: ReactNode }) {
  const t = useTexts(formTexts);
  const { when, at } = useEditing(({ draft }) => draft);
  return (
    <>
      <Radio.Group
        label={t('when')}
        value={when}
        onChange={(chosen) => changeDraft({ when: chosen === 'later' ? 'later' : 'now' })}
      >
        <Stack gap={8} my={6}>
          <Radio value="now" label={t('when.now')} />
          <Radio value="later" label={t('when.later')} description={t('when.later.hint')} />
        </Stack>
      </Radio.Group>
      {when === 'later' && (
        <TextInput
          type="datetime-local"
          label={t('when.at')}
          maw={240}
          value={at}
          onChange={(event) => changeDraft({ at: event.currentTarget.value })}
          error={error}
        />
      )}
    </>
  );
}
