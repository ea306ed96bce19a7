import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { useMayAct, useOnline } from '../state/connection-store.ts';
import { uiTexts } from './texts.ts';

type ActButtonProps = {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly icon?: ReactNode;
  readonly pending?: boolean;
  readonly quiet?: boolean;
  /** What the words leave out, such as the name of the thing. */
  readonly label?: string;
};

/** A button beside the primary one that changes something: observers and windows without a station cannot press it. */
export function ActButton({ children, onClick, icon, pending = false, quiet = false, label }: ActButtonProps) {
  const t = useTexts(uiTexts);
  const mayAct = useMayAct();
  const online = useOnline();
  const refusal = !online ? t('away-only') : !mayAct ? t('observer-only') : undefined;
  const button = (
    <Button
      variant={quiet ? 'subtle' : 'default'}
      {...(quiet ? { color: 'gray' } : {})}
      leftSection={icon}
      loading={pending}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(refusal === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
      onClick={() => {
        if (refusal === undefined && !pending) onClick();
      }}
    >
      {children}
    </Button>
  );
  return refusal === undefined ? button : <Tooltip label={refusal}>{button}</Tooltip>;
}
