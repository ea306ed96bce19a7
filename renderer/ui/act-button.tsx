import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRefusal } from './use-refusal.ts';

type ActButtonProps = {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly icon?: ReactNode;
  readonly pending?: boolean;
  readonly quiet?: boolean;
  /** What the words leave out, such as the name of the thing. */
  readonly label?: string;
  /** It changes nothing, so observers may use it and it works offline. */
  readonly harmless?: boolean;
  /** It only has something looked at anew: helpers may, too. */
  readonly helperToo?: boolean;
  /** It opens something beside itself, which is open or not. */
  readonly expanded?: boolean;
};

/** A button beside the primary one that changes something: observers and windows without a station cannot press it. */
export function ActButton({
  children,
  onClick,
  icon,
  pending = false,
  quiet = false,
  label,
  harmless = false,
  helperToo = false,
  expanded,
}: ActButtonProps) {
  const refused = useRefusal({ helperToo });
  const refusal = harmless ? undefined : refused;
  const button = (
    <Button
      variant={quiet ? 'subtle' : 'default'}
      {...(quiet ? { color: 'gray', px: 8 } : {})}
      leftSection={icon}
      loading={pending}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(expanded === undefined ? {} : { 'aria-haspopup': 'dialog', 'aria-expanded': expanded })}
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
