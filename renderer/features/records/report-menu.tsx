import { Button, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconFileText } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';
import { localDay } from './use-report.ts';

type ReportMenuProps = { readonly pending: boolean; readonly onReport: (day: string | undefined) => void };

/** One day's work as a page to print; today unless another day is chosen. */
export function ReportMenu({ pending, onReport }: ReportMenuProps) {
  const t = useTexts(recordsTexts);
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const today = localDay(new Date());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOpen(false);
    // Which day it is now is the station's to say.
    onReport(day === '' || day === today ? undefined : day);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div>
          <ActButton
            icon={<IconFileText size={16} aria-hidden />}
            pending={pending}
            expanded={isOpen}
            onClick={() => setOpen((open) => !open)}
          >
            {t('report')}
            <IconChevronDown className={classes.chevron} size={14} aria-hidden />
          </ActButton>
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('report')}>
        <form className={classes.fix} onSubmit={submit}>
          <TextInput
            type="date"
            label={t('report.day')}
            description={t('report.text')}
            max={today}
            value={day === '' ? today : day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit">{t('report.save')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
