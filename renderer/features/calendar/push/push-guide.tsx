import { Checkbox, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { type PushPurpose, pushGuide, pushPurposes } from '../../../../shared/texts/push-guide/guide.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useLibrary } from '../../../state/library-store.ts';
import formClasses from '../../../ui/form.module.css';
import { Section } from '../../../ui/section.tsx';
import classes from '../calendar.module.css';
import { pushTexts } from './texts.ts';
import { tick, usePushTicks } from './ticks.ts';

const products = ['clomo', 'mobiconnect', 'url'] as const;
type Product = (typeof products)[number];

/** The way to a push certificate with its traps, as a list to tick. */
export function PushGuide() {
  const t = useTexts(pushTexts);
  const language = useLanguage();
  const own = useLibrary((library) => library.servers?.find(({ product }) => isGuided(product))?.product);
  const [chosen, setChosen] = useState<Product>();
  const [purpose, setPurpose] = useState<PushPurpose>('renewal');
  const done = usePushTicks((ticks) => ticks.done);
  const product = chosen ?? products.find((known) => known === own) ?? 'url';
  return (
    <Section title={t('guide.title')} description={t('guide.text')}>
      <div className={formClasses.fields}>
        <div className={formClasses.pair}>
          <SegmentedControl
            aria-label={t('product')}
            value={product}
            onChange={(value) => setChosen(products.find((known) => known === value) ?? product)}
            data={products.map((value) => ({ value, label: t(`product.${value}`) }))}
          />
          <SegmentedControl
            aria-label={t('purpose')}
            value={purpose}
            onChange={(value) => setPurpose(pushPurposes.find((known) => known === value) ?? purpose)}
            data={pushPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        </div>
        <ol className={classes.steps}>
          {pushGuide(product, purpose).map(({ id, title, path, warnings }, index) => {
            const step = `${product} ${purpose} ${id}`;
            return (
              <li key={step}>
                <Checkbox
                  label={`${index + 1}. ${title[language]}`}
                  description={path[language]}
                  checked={done.includes(step)}
                  onChange={(event) => tick(step, event.currentTarget.checked)}
                />
                {warnings.map((warning) => (
                  <div key={warning.en} className={classes.warning}>
                    <IconAlertTriangle size={15} aria-hidden />
                    <span>{warning[language]}</span>
                  </div>
                ))}
              </li>
            );
          })}
        </ol>
      </div>
    </Section>
  );
}

function isGuided(product: string): boolean {
  return product === 'clomo' || product === 'mobiconnect';
}
