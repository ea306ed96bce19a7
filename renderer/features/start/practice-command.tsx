import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { Note } from '../../ui/note.tsx';
import { practiceCommand } from './practice-way.ts';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** Where this window cannot open a practice room itself, a person does. */
export function PracticeCommand() {
  const t = useTexts(startTexts);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place}>
      <Note tone="info" role="status" title={t('practice.command.title')}>
        {t('practice.command.text')}
        <div className={classes.command}>
          <code>{practiceCommand}</code>
          <CopyIcon value={practiceCommand} label={t('practice.command.copy')} />
        </div>
      </Note>
    </div>
  );
}
