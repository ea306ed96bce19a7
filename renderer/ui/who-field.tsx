import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { useStatus } from '../state/bench-store.ts';
import { uiTexts } from './texts.ts';

export type Who = {
  /** As it is typed, at first who works at the station. */
  readonly name: string;
  readonly set: (name: string) => void;
  /** @returns the name, or nothing after having said that it is missing. */
  readonly given: () => string | undefined;
  readonly isMissing: boolean;
};

/** Who is said to have done it: whoever works at the station, until somebody types another name. */
export function useWho(): Who {
  const operator = useStatus()?.shift?.operator;
  const [typed, setTyped] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const name = typed ?? operator ?? '';
  return {
    name,
    isMissing,
    set: (next) => {
      setTyped(next);
      setMissing(false);
    },
    given: () => {
      if (name.trim() !== '') return name.trim();
      setMissing(true);
      return undefined;
    },
  };
}

export function WhoField({ who }: { readonly who: Who }) {
  const t = useTexts(uiTexts);
  return (
    <TextInput
      label={t('who')}
      maxLength={60}
      maw={320}
      autoComplete="off"
      spellCheck={false}
      value={who.name}
      onChange={(event) => who.set(event.currentTarget.value)}
      {...(who.isMissing ? { error: t('who.missing') } : {})}
    />
  );
}
