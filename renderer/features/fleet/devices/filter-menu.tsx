import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';

type FilterMenuProps = {
  /** What is filtered by, with what is chosen now. */
  readonly label: string;
  /** The choice that filters nothing. */
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

/** One more filter over a table, which takes the room of its words only. */
export function FilterMenu({ label, any, choices, value, onChange }: FilterMenuProps) {
  const item = (chosen: string | undefined, word: string) => (
    <Menu.Item
      key={chosen ?? ''}
      leftSection={<IconCheck size={14} aria-hidden visibility={value === chosen ? 'visible' : 'hidden'} />}
      onClick={() => onChange(chosen)}
    >
      {word}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" maw={240} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {item(undefined, any)}
        {choices.map(({ value: chosen, label: word }) => item(chosen, word))}
      </Menu.Dropdown>
    </Menu>
  );
}
