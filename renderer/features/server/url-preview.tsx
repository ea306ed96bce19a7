import { useDebouncedValue } from '@mantine/hooks';
import { enrollmentInputSchema } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { type ServerTask, sourceOf } from './draft.ts';
import { useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';
import { UrlMeaningCard } from './url-meaning-card.tsx';

/** The URL that the fields make, as the station spells it; the secret stays masked. */
export function UrlPreview({ task }: { readonly task: ServerTask }) {
  const s = useTexts(serverFormTexts);
  const draft = useEditing((editing) => editing.draft);
  const [settled] = useDebouncedValue(draft, 250);
  const typed = enrollmentInputSchema.safeParse(sourceOf(settled));
  const { data, problem } = useQuery('servers.previewUrl', typed.success ? { enrollment: typed.data } : undefined);
  if (draft.choice === 'kept') {
    if (task.kind === 'new') return null;
    return (
      <div className={formClasses.box}>
        <code className={formClasses.mono}>{task.server.maskedUrl}</code>
      </div>
    );
  }
  if (typed.success && problem !== undefined) return <ErrorNote problem={problem} />;
  const isCurrent = data !== undefined && typed.success && (draft.choice === 'pasted' || data.product === draft.choice);
  if (isCurrent) return <UrlMeaningCard meaning={data} detailed={draft.choice === 'pasted'} />;
  return (
    <div className={formClasses.box}>
      <div className={formClasses.hint}>{s('preview.title')}</div>
      <div className={formClasses.hint}>{s('preview.waiting')}</div>
    </div>
  );
}
