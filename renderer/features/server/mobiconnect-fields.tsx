import { TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { SecretField } from '../../ui/secret-field.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';

/** The three values the console shows, in its own words. */
export function MobiconnectFields({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const s = useTexts(serverFormTexts);
  const { accountId, userId, password, host, group } = useEditing((editing) => editing.draft);
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <div className={formClasses.pair}>
        <TextInput
          {...plain}
          label={s('account')}
          required
          value={accountId}
          onChange={(event) => changeDraft({ accountId: event.currentTarget.value })}
          error={faultText('enrollment.accountId')}
        />
        <TextInput
          {...plain}
          label={s('host')}
          required
          value={host.mobiconnect}
          onChange={(event) => changeDraft({ host: { ...host, mobiconnect: event.currentTarget.value } })}
          error={faultText('enrollment.host')}
        />
        <TextInput
          {...plain}
          label={s('user')}
          required
          value={userId}
          onChange={(event) => changeDraft({ userId: event.currentTarget.value })}
          error={faultText('enrollment.userId')}
        />
        <SecretField
          label={s('password')}
          required
          value={password}
          onChange={(typed) => changeDraft({ password: typed })}
          error={faultText('enrollment.password')}
        />
        <TextInput
          label={s('group')}
          description={s('group.hint')}
          autoComplete="off"
          value={group}
          onChange={(event) => changeDraft({ group: event.currentTarget.value })}
          error={faultText('group')}
        />
      </div>
      <div className={formClasses.hint}>{s('mobiconnect.hint')}</div>
    </>
  );
}
