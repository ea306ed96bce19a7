import { Button, Checkbox, Textarea } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { toBase64 } from '../../../ui/base64.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { PartsBar } from '../parts-bar.tsx';
import { serialsIn } from '../serials-in.ts';
import { fleetTexts } from '../texts.ts';
import classes from './check.module.css';
import { useCheckForm } from './check-form.ts';
import { CheckResults } from './check-results.tsx';
import { checkTexts } from './texts.ts';

/** Before a kitting day: which of tomorrow's devices some MDM still holds, and could not be registered. */
export function CheckPage() {
  const f = useTexts(fleetTexts);
  const t = useTexts(checkTexts);
  const mayAct = useMayAct();
  const { text, file, attached, answer } = useCheckForm();
  const check = useCommand('fleet.check');
  const take = async ([chosen]: readonly File[]) => {
    if (chosen === undefined) return;
    const data = toBase64(new Uint8Array(await chosen.arrayBuffer()));
    useCheckForm.setState({ file: { fileName: chosen.name, data } });
  };
  const { serials, wrong } = serialsIn(text);
  const isReady = serials.length > 0 || attached || file !== undefined;

  const ask = async () => {
    const found = await check.run({ serials: [...serials], attached, ...(file === undefined ? {} : { file }) });
    if (found === undefined) return;
    useCheckForm.setState({ answer: { ...found, at: new Date().toISOString() } });
    announce(t('checked', { count: found.devices.length }));
  };

  return (
    <Page
      title={f('title')}
      scope={serials.length > 0 && t('scope', { count: serials.length })}
      primary={
        <PrimaryAction
          icon={<IconListSearch size={16} aria-hidden />}
          pending={check.pending}
          disabled={!isReady}
          {...(isReady ? {} : { hint: t('nothing') })}
          onClick={() => void ask()}
        >
          {t('check')}
        </PrimaryAction>
      }
    >
      <PartsBar part="check" />
      <div className={classes.column}>
        <Notes>
          <ErrorNote problem={check.problem} onRetry={() => void check.retry()} onClose={check.reset} />
        </Notes>
        {mayAct ? (
          <Section title={t('section')} description={t('text')}>
            <div className={formClasses.fields}>
              <Textarea
                label={t('serials')}
                description={t('serials.hint')}
                autosize
                minRows={3}
                maxRows={8}
                spellCheck={false}
                value={text}
                onChange={(event) => useCheckForm.setState({ text: event.currentTarget.value })}
                error={wrong.length > 0 ? t('serials.wrong', { words: wrong.slice(0, 5).join(', ') }) : null}
              />
              <FileDrop
                label={file === undefined ? t('drop') : file.fileName}
                pick={t('pick')}
                purpose="table"
                isImport
                onFiles={(chosen) => void take(chosen)}
              >
                {file !== undefined && (
                  <Button
                    ml="xs"
                    size="compact-xs"
                    variant="default"
                    onClick={() => useCheckForm.setState({ file: undefined })}
                  >
                    {t('file.remove')}
                  </Button>
                )}
              </FileDrop>
              <Checkbox
                label={t('attached')}
                checked={attached}
                onChange={(event) => useCheckForm.setState({ attached: event.currentTarget.checked })}
              />
            </div>
          </Section>
        ) : (
          answer === undefined && <EmptyState title={t('look-only')} />
        )}
        {answer !== undefined && <CheckResults answer={answer} />}
      </div>
    </Page>
  );
}
