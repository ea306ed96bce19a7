import { IconCheck, IconFileTypeCsv, IconMinus } from '@tabler/icons-react';
import type { BackendView } from '../../../../shared/domain/backend.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import classes from './mdm.module.css';
import { mdmTexts } from './mdm-texts.ts';

const icons = { yes: IconCheck, files: IconFileTypeCsv, no: IconMinus } as const;

/** What this product does by itself, what goes by file, and what a person does on its console. */
export function AbilitiesSection({ view }: { readonly view: BackendView }) {
  const t = useTexts(mdmTexts);
  const { records, lookup, commands, files } = view.capabilities;
  const lines = [
    ['records', records ? 'yes' : files ? 'files' : 'no'],
    ['lookup', files ? 'files' : lookup ? 'yes' : 'no'],
    ['commands', commands ? 'yes' : 'no'],
  ] as const;
  const lacksInbox = view.backend?.kind === 'nanomdm' && view.backend.inbox === undefined;
  return (
    <Section title={t('able.title')}>
      <ul className={classes.list}>
        {lines.map(([ability, how]) => {
          const Icon = icons[how];
          return (
            <li key={ability} className={classes.able} data-how={how}>
              <Icon size={16} stroke={2} aria-hidden />
              <span>
                {ability === 'commands'
                  ? t(how === 'yes' ? 'able.commands.yes' : 'able.commands.no')
                  : t(`able.${ability}.${how}`)}
              </span>
            </li>
          );
        })}
      </ul>
      {lacksInbox && <p className={classes.soft}>{t('able.inbox')}</p>}
    </Section>
  );
}
