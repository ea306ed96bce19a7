import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';
import { PanesTable } from './panes-table.tsx';

const modes = ['skip-all', 'show-some', 'show-all'] as const;

/** Which Setup Assistant panes the person at the device sees. */
export function PanesFields() {
  const s = useTexts(blueprintFormTexts);
  const { panesMode, shownPanes } = useEditing((editing) => editing.draft);
  const [text, setText] = useState('');
  return (
    <div className={formClasses.fields}>
      <SegmentedControl
        aria-label={s('panes.mode')}
        data={modes.map((value) => ({ value, label: s(`panes.${value}`) }))}
        value={panesMode}
        onChange={(value) => changeDraft({ panesMode: modes.find((mode) => mode === value) ?? panesMode })}
      />
      <div className={formClasses.hint}>{s(`panes.hint.${panesMode}`)}</div>
      {panesMode === 'show-some' && (
        <>
          <div className={formClasses.row}>
            <TextInput
              className={formClasses.grow}
              aria-label={s('panes.search')}
              placeholder={s('panes.search')}
              leftSection={<IconSearch size={15} aria-hidden />}
              data-find
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className={formClasses.hint} role="status">
              {s('panes.shown-count', { count: shownPanes.length })}
            </span>
          </div>
          <PanesTable text={text} />
        </>
      )}
    </div>
  );
}
