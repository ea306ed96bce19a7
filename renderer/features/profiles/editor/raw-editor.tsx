import { Textarea } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { changeDraft } from '../editing.ts';
import classes from '../profiles.module.css';
import { editorTexts } from './texts.ts';

/** The profile as the XML that it is, with marks in its secrets' places. */
export function RawEditor({ xml }: { readonly xml: string }) {
  const e = useTexts(editorTexts);
  return (
    <Textarea
      label={e('raw')}
      description={e('raw.hint', { open: '{{', close: '}}' })}
      classNames={{ input: classes.editor ?? '' }}
      autosize
      minRows={16}
      maxRows={36}
      spellCheck={false}
      wrap="off"
      value={xml}
      onChange={(event) => changeDraft({ xml: event.currentTarget.value })}
    />
  );
}
