import type { PracticeOffer } from '../../../shared/contract/host.ts';
import { certificateFromBase64, certificatesIn } from './certificates.ts';
import { emptyDraft, type ServerDraft } from './draft.ts';

/** The form as the practice MDM's console would have it filled. */
export async function practiceDraft(
  { mobiconnect, plainUrl, anchors, records }: PracticeOffer,
  nameFor: (group: string) => string,
): Promise<ServerDraft> {
  const [group] = mobiconnect;
  const trust = await Promise.all(records.trust.map((pem) => certificatesIn(new TextEncoder().encode(pem))));
  const common: ServerDraft = {
    ...emptyDraft,
    newAnchors: await Promise.all(anchors.map(certificateFromBase64)),
    usesRecords: true,
    recordsUrl: records.baseUrl,
    recordsToken: records.token,
    recordsTrust: trust.flat(),
  };
  if (group === undefined) return { ...common, choice: 'url', url: plainUrl, name: nameFor('URL') };
  return {
    ...common,
    name: nameFor(group.group),
    host: { ...emptyDraft.host, mobiconnect: group.host },
    group: group.group,
    accountId: group.account,
    userId: group.user,
    password: group.password,
  };
}
