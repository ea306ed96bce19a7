import { SegmentedControl } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import type { ServerTask, SourceChoice } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';
import { SourceFields } from './source-fields.tsx';
import { TestSection } from './test-section.tsx';
import { UrlPreview } from './url-preview.tsx';

const choices: readonly SourceChoice[] = ['mobiconnect', 'clomo', 'nanomdm', 'micromdm', 'url', 'pasted'];

type SourceSectionProps = { readonly task: ServerTask; readonly faultText: (path: string) => string | null };

/** Product, its fields, and the URL they make. */
export function SourceSection({ task, faultText }: SourceSectionProps) {
  const s = useTexts(serverFormTexts);
  const choice = useEditing(({ draft }) => draft.choice);
  const offered = task.kind === 'new' ? choices : (['kept', ...choices] as const);
  return (
    <div className={formClasses.fields}>
      <SegmentedControl
        fullWidth
        aria-label={s('product')}
        data={offered.map((value) => ({ value, label: s(`choice.${value}`) }))}
        value={choice}
        onChange={(value) => changeDraft({ choice: offered.find((offer) => offer === value) ?? choice })}
      />
      <SourceFields task={task} faultText={faultText} />
      <UrlPreview task={task} />
      <TestSection task={task} />
    </div>
  );
}
