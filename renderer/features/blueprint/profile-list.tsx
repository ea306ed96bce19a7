import { ActionIcon, Select } from '@mantine/core';
import { IconFileCertificate, IconWifi, IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import type { ProfileDraft } from './profile-drafts.ts';
import classes from './profile-list.module.css';
import { profileTexts } from './profile-texts.ts';

const roles = ['wifi', 'silent'] as const;

export function ProfileList() {
  const p = useTexts(profileTexts);
  const profiles = useEditing(({ draft }) => draft.profiles);
  if (profiles.length === 0) return null;
  const change = (next: (profile: ProfileDraft) => ProfileDraft[]) => changeDraft({ profiles: profiles.flatMap(next) });
  return (
    <ul className={classes.list}>
      {profiles.map((profile) => (
        <li key={profile.key} className={classes.item}>
          {profile.role === 'wifi' ? <IconWifi size={18} aria-hidden /> : <IconFileCertificate size={18} aria-hidden />}
          <span className={formClasses.grow}>
            <span className={classes.name}>{profile.name}</span>
            <span className={classes.identifier}>
              {profile.kind === 'kept' && profile.library !== undefined
                ? `${p('library.revision', { revision: profile.library.revision })} · `
                : ''}
              {'identifier' in profile ? p('identifier', { identifier: profile.identifier }) : p('unsaved')}
            </span>
          </span>
          {profile.kind === 'network' ? (
            <span className={formClasses.hint}>{p('role.wifi')}</span>
          ) : (
            <Select
              className={classes.role}
              aria-label={p('role', { name: profile.name })}
              allowDeselect={false}
              data={roles.map((value) => ({ value, label: p(`role.${value}`) }))}
              value={profile.role}
              onChange={(value) =>
                change((other) =>
                  other.key === profile.key ? [{ ...other, role: value === 'wifi' ? 'wifi' : 'silent' }] : [other],
                )
              }
            />
          )}
          <ActionIcon
            aria-label={p('remove', { name: profile.name })}
            onClick={() => change((other) => (other.key === profile.key ? [] : [other]))}
          >
            <IconX size={16} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
