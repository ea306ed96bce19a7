import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRefusal } from './use-refusal.ts';

type PrimaryActionProps = {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly icon?: ReactNode;
  readonly pending?: boolean;
  readonly disabled?: boolean;
  /** Says why it is disabled, or what it will do; shown as a tooltip. */
  readonly hint?: string;
  /** It cannot be undone: its words name the count and the effect. */
  readonly danger?: boolean;
  /** It only leads elsewhere, so observers may use it and it works offline. */
  readonly harmless?: boolean;
  /** It only has something looked at anew: helpers may, too. */
  readonly helperToo?: boolean;
};

/** The one thing to do next in a view; ⌘⏎ presses it. */
export function PrimaryAction({
  children,
  onClick,
  icon,
  pending = false,
  disabled = false,
  hint,
  danger = false,
  harmless = false,
  helperToo = false,
}: PrimaryActionProps) {
  const refused = useRefusal({ helperToo });
  const refusal = harmless ? undefined : refused;
  const isOff = disabled || refusal !== undefined;
  const label = refusal ?? hint;
  const button = (
    <Button
      data-primary-action
      leftSection={icon}
      loading={pending}
      {...(danger ? { color: 'red.9' } : {})}
      {...(isOff ? { 'data-disabled': true, 'aria-disabled': true } : {})}
      onClick={() => {
        if (!isOff && !pending) onClick();
      }}
    >
      {children}
    </Button>
  );
  return label === undefined ? button : <Tooltip label={label}>{button}</Tooltip>;
}
