import { Loader } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { GatePage } from './gate-page.tsx';
import { gateTexts } from './texts.ts';

export function StartingCore() {
  const t = useTexts(gateTexts);
  return (
    <GatePage icon={<Loader size={26} />} title={t('starting')}>
      <p role="status">{t('starting.text')}</p>
    </GatePage>
  );
}
