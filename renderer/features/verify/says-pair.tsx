import { useTexts } from '../../i18n/use-texts.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import type { BackendSays, DeviceSays } from './says.ts';
import { saysTexts } from './says-texts.ts';
import { verifyTexts } from './texts.ts';
import classes from './verify.module.css';

type SaysPairProps = { readonly device: DeviceSays; readonly backend: BackendSays };

/** The device's word above the MDM's, each with whether it speaks for the enrollment. */
export function SaysPair({ device, backend }: SaysPairProps) {
  const t = useTexts(verifyTexts);
  const says = useTexts(saysTexts);
  return (
    <dl className={classes.pair}>
      <div>
        <dt>{t('device')}</dt>
        <dd>
          <CheckMark status={device.mark} size={15} />
          {says(`device.${device.key}`)}
        </dd>
      </div>
      <div>
        <dt>{t('mdm')}</dt>
        <dd>
          <CheckMark status={backend.mark} size={15} />
          {says(`backend.${backend.key}`)}
        </dd>
      </div>
    </dl>
  );
}
