import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { causeWords, operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Facts } from '../../../ui/facts.tsx';
import { operationTexts } from './texts.ts';

type OperationFactsProps = { readonly operation: FleetOperation; readonly server: string | undefined };

/** What was consented to, by whom and when. */
export function OperationFacts({ operation, server }: OperationFactsProps) {
  const t = useTexts(operationTexts);
  const { language, dateTime } = useFormats();
  const { request, startedAt, operator } = operation;
  const because = 'because' in request ? request.because : undefined;
  const scheduledAt = request.kind === 'inactivate' ? request.scheduledAt : undefined;
  return (
    <Facts
      items={[
        [t('fact.kind'), operationWords[request.kind][language]],
        [t('fact.server'), server],
        [t('fact.started'), dateTime(startedAt)],
        [t('fact.operator'), operator],
        [
          t('fact.profile'),
          'removeMdmProfile' in request && because === undefined
            ? t(request.removeMdmProfile ? 'fact.profile-yes' : 'fact.profile-no')
            : undefined,
        ],
        [t('fact.scheduled'), scheduledAt === undefined ? undefined : dateTime(scheduledAt)],
        [t('fact.because'), because === undefined ? undefined : causeWords[because][language]],
        [t('fact.leaves'), 'leaves' in request && request.leaves ? t('yes') : undefined],
        [t('fact.group'), request.kind === 'move' ? request.group : undefined],
      ]}
    />
  );
}
