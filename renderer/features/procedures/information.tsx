import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Section } from '../../ui/section.tsx';
import { useRefusal } from '../../ui/use-refusal.ts';
import type { Who } from '../../ui/who-field.tsx';
import classes from './procedures.module.css';
import { TableDrop, type TableFile } from './table-drop.tsx';
import { procedureTexts } from './texts.ts';

type InformationProps = { readonly campaign: CampaignView; readonly who: Who };

/** The console's device information is what proves a step. */
export function Information({ campaign, who }: InformationProps) {
  const t = useTexts(procedureTexts);
  const refusal = useRefusal();
  const read = useCommand('campaigns.import');
  const take = async (list: TableFile) => {
    const by = who.given();
    if (by === undefined) return;
    const after = await read.run({ id: campaign.id, by, list });
    if (after !== undefined) announce(t('information.read', { count: after.finished - campaign.finished }));
  };
  return (
    <Section title={t('information')} description={t('information.text')}>
      <ErrorNote problem={read.problem} onClose={read.reset} />
      {refusal === undefined ? (
        <TableDrop onFile={(file) => void take(file)} />
      ) : (
        <p className={classes.soft}>{refusal}</p>
      )}
    </Section>
  );
}
