import { NativeSelect } from '@mantine/core';
import type { ProfileTarget } from '../../../shared/domain/profile.ts';
import { exampleVersions } from '../../../shared/tables/example-devices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { profileTexts } from './texts.ts';

type TargetChoiceProps = { readonly target: ProfileTarget; readonly onChange: (target: ProfileTarget) => void };

/** For which devices a profile is judged. */
export function TargetChoice({ target, onChange }: TargetChoiceProps) {
  const t = useTexts(profileTexts);
  const { platform, osVersion, supervised } = target;
  return (
    <div className={formClasses.pair}>
      <NativeSelect
        label={t('target.os')}
        value={osVersion ?? ''}
        data={[{ value: '', label: t('target.any') }, ...exampleVersions]}
        onChange={({ currentTarget: { value } }) =>
          onChange({
            platform,
            ...(supervised === undefined ? {} : { supervised }),
            ...(value === '' ? {} : { osVersion: value }),
          })
        }
      />
      <NativeSelect
        label={t('target.supervised')}
        value={supervised === undefined ? '' : String(supervised)}
        data={[
          { value: '', label: t('target.any') },
          { value: 'true', label: t('target.supervised.yes') },
          { value: 'false', label: t('target.supervised.no') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({
            platform,
            ...(osVersion === undefined ? {} : { osVersion }),
            ...(value === '' ? {} : { supervised: value === 'true' }),
          })
        }
      />
    </div>
  );
}
