import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import classes from './drawer.module.css';
import { causesOf, type Screen, screens } from './screen-help.ts';
import { screenHelpTexts } from './screen-help-texts.ts';

type ScreenHelpProps = { readonly product: string | undefined };

/** The person says what the device shows; the causes and their remedies follow. */
export function ScreenHelp({ product }: ScreenHelpProps) {
  const t = useTexts(screenHelpTexts);
  const [screen, setScreen] = useState<Screen>();
  return (
    <div className={classes.help}>
      <Radio.Group
        label={t('title')}
        value={screen ?? null}
        onChange={(value) => setScreen(screens.find((known) => known === value))}
      >
        <Stack gap={8} mt={8}>
          {screens.map((known) => (
            <Radio key={known} value={known} label={t(`screen.${known}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <div aria-live="polite">{screen !== undefined && <Advice screen={screen} product={product} />}</div>
    </div>
  );
}

function Advice({ screen, product }: { readonly screen: Screen } & ScreenHelpProps) {
  const t = useTexts(screenHelpTexts);
  switch (screen) {
    case 'invite':
      return (
        <Text mt="sm">{t(`do.invite-${product === 'mobiconnect' || product === 'clomo' ? product : 'other'}`)}</Text>
      );
    case 'no-wifi':
    case 'home':
      return <Text mt="sm">{t(`do.${screen}`)}</Text>;
    case 'invalid-profile':
    case 'asks-credentials':
      return (
        <>
          <ol className={classes.remedies}>
            {causesOf[screen].map((cause) => (
              <li key={cause}>
                <div className={classes.cause}>{t(`cause.${cause}`)}</div>
                {t(`remedy.${cause}`)}
              </li>
            ))}
          </ol>
          <Button variant="default" mt="sm" onClick={() => goTo('server')}>
            {t('open-server')}
          </Button>
        </>
      );
  }
}
