import { type Blueprint, usualVerification } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { Facts } from '../../ui/facts.tsx';
import { blueprintFormTexts } from './form-texts.ts';
import { blueprintTexts } from './texts.ts';

/** A saved blueprint in a few lines. */
export function BlueprintFacts({ blueprint }: { readonly blueprint: Blueprint }) {
  const t = useTexts(blueprintTexts);
  const s = useTexts(blueprintFormTexts);
  const { organizationId, serverId, enrollment, supervise, allowPairing, panes, deviceName, erase, profiles } =
    blueprint;
  const { verification = usualVerification } = blueprint;
  const isVerifiedAsUsual = serverId === null || verification === usualVerification;
  const organization = useLibrary(({ organizations }) => organizations?.find(({ id }) => id === organizationId));
  const server = useLibrary(({ servers }) => servers?.find(({ id }) => id === serverId));
  const serverName = serverId === null ? t('server.none') : (server?.name ?? t('server.gone'));
  const method = enrollment === 'none' ? '' : ` · ${s(`enrollment.${enrollment}`)}`;
  const supervision = [t(supervise ? 'supervised' : 'supervised.no'), ...(allowPairing ? [] : [t('pairing.no')])];
  const shown =
    panes.mode === 'show-some' ? t('panes.show-some', { count: panes.show.length }) : t(`panes.${panes.mode}`);
  return (
    <Facts
      items={[
        [t('organization'), organization?.name ?? t('server.gone')],
        [t('server'), `${serverName}${method}`],
        [s('verification'), isVerifiedAsUsual ? '' : s(`verification.${verification}`)],
        [t('supervision'), supervision.join(' · ')],
        [t('panes'), shown],
        [t('deviceName'), deviceName ?? s('name.unset')],
        [s('section.erase'), s(`erase.${erase}`)],
        [t('profiles'), profiles.map(({ name }) => name).join(', ')],
      ]}
    />
  );
}
