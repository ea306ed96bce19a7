import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AutoRunPreview } from '../../../../shared/domain/auto-run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import { autoTexts } from './auto-texts.ts';

type AutoTermsProps = {
  readonly terms: AutoRunPreview;
  /** What belongs to what will happen: the switch that allows it. */
  readonly children: ReactNode;
};

/** Exactly what will happen, to whom, and what is left alone. */
export function AutoTerms({ terms, children }: AutoTermsProps) {
  const t = useTexts(autoTexts);
  const { blueprintName, blueprintRevision, erase, seenBefore, countdownSeconds } = terms;
  return (
    <>
      <Section title={t('what.title')}>
        <List spacing={6}>
          <List.Item>{t('what.blueprint', { blueprint: blueprintName, revision: blueprintRevision })}</List.Item>
          <List.Item>
            <Text span {...(erase === 'never' ? {} : { c: 'var(--kb-failed-ink)', fw: 600 })}>
              {t(`what.erase.${erase}`)}
            </Text>
          </List.Item>
          <List.Item>{t('what.countdown', { seconds: countdownSeconds })}</List.Item>
        </List>
      </Section>
      {children}
      <Section title={t('alone.title')}>
        <List spacing={6}>
          <List.Item>{t('alone.seen', { count: seenBefore })}</List.Item>
          <List.Item>{t('alone.ignored')}</List.Item>
          <List.Item>{t('alone.owned')}</List.Item>
          <List.Item>{t('alone.find-my')}</List.Item>
          <List.Item>{t('alone.failed')}</List.Item>
        </List>
      </Section>
      <Section title={t('ends.title')}>
        <Text>{t('ends.text')}</Text>
      </Section>
    </>
  );
}
