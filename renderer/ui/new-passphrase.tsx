import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { leastPassphrase } from '../../shared/contract/window.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './form.module.css';
import { formTexts } from './form-texts.ts';
import { passphraseFault } from './passphrase-fault.ts';
import { SecretField } from './secret-field.tsx';
import { uiTexts } from './texts.ts';

type NewPassphraseProps = {
  /** What the button says. */
  readonly action: string;
  readonly pending: boolean;
  readonly autoFocus?: boolean;
  /** The view has a more important button. */
  readonly quiet?: boolean;
  readonly onChosen: (passphrase: string) => void;
  readonly onCancel?: () => void;
};

/** A passphrase of a person's own, typed twice because nobody can look it up later. */
export function NewPassphrase({
  action,
  pending,
  autoFocus = false,
  quiet = false,
  onChosen,
  onCancel,
}: NewPassphraseProps) {
  const t = useTexts(uiTexts);
  const f = useTexts(formTexts);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setIsTried] = useState(false);
  const fault = isTried ? passphraseFault(first, second) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (passphraseFault(first, second) !== undefined) return;
    onChosen(first);
    setFirst('');
    setSecond('');
    setIsTried(false);
  };
  return (
    <form className={classes.fields} onSubmit={submit}>
      <SecretField
        label={t('passphrase.new')}
        description={t('passphrase.least', { limit: leastPassphrase })}
        value={first}
        onChange={setFirst}
        autoFocus={autoFocus}
        {...(fault === 'too-short' ? { error: f('fault.too-short', { limit: leastPassphrase }) } : {})}
      />
      <SecretField
        label={t('passphrase.again')}
        value={second}
        onChange={setSecond}
        {...(fault === 'differ' ? { error: t('passphrase.differ') } : {})}
      />
      <div className={classes.submit}>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" loading={pending} {...(quiet ? { variant: 'default' } : { 'data-primary-action': true })}>
          {action}
        </Button>
      </div>
    </form>
  );
}
