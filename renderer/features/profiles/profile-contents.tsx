import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ListedProfile, ProfileTarget } from '../../../shared/domain/profile.ts';
import { payloadsOf } from '../../../shared/domain/profile-document.ts';
import { describePayload } from '../../../shared/profiles/describe.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import formClasses from '../../ui/form.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { ProfileFindings } from './profile-findings.tsx';
import classes from './profiles.module.css';
import { TargetChoice } from './target-choice.tsx';
import { profileTexts } from './texts.ts';

type ProfileContentsProps = { readonly profile: ListedProfile; readonly onClose: () => void };

/** A profile in plain words: what it does, and what the chosen devices refuse. */
export function ProfileContents({ profile: { id, revision }, onClose }: ProfileContentsProps) {
  const t = useTexts(profileTexts);
  const u = useTexts(uiTexts);
  const language = useLanguage();
  const [target, setTarget] = useState<ProfileTarget>({ platform: 'ios' });
  const { data, problem, reload } = useQuery('profiles.show', { id, revision, target });
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onClose} />;
  return (
    <Panel title={t('open')}>
      {data === undefined ? (
        <Loading rows={3} />
      ) : (
        payloadsOf(data.contents.document).map((payload, index) => {
          const { title, about, lines } = describePayload(payload, language);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: payloads have no other sure identity than their place
            <section key={index} className={classes.payload} aria-label={title}>
              <h3 className={classes.payloadTitle}>{title}</h3>
              {about !== undefined && <p className={formClasses.hint}>{about}</p>}
              <Facts items={lines.map(({ label, value }) => [label, value])} />
            </section>
          );
        })
      )}
      <TargetChoice target={target} onChange={setTarget} />
      {data !== undefined && <ProfileFindings findings={data.contents.findings} />}
      <div className={formClasses.submit}>
        <Button variant="default" onClick={onClose}>
          {u('close')}
        </Button>
      </div>
    </Panel>
  );
}
