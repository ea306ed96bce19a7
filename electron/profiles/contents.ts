import type { ProfileContents, ProfileFinding, ProfileTarget } from '../../shared/domain/profile.ts';
import type { ProfileDocument } from '../../shared/domain/profile-document.ts';
import { checkDocument } from '../../shared/profiles/check-document.ts';
import { finding } from '../../shared/profiles/finding.ts';
import { writeDocument } from './build-document.ts';
import { checkCertificates } from './check-certificates.ts';
import type { InspectedProfile } from './inspect.ts';
import { maskSecrets, stripMarks } from './mask.ts';
import { checkSigner } from './signer.ts';
import { profileVariables } from './variables.ts';

type Judged = Pick<InspectedProfile, 'document' | 'oddities' | 'signer'>;

/** What a face is shown of a profile: everything but its secrets, and what there is to say about it. */
export function contentsOf(profile: Judged, target: ProfileTarget, now: Date): ProfileContents {
  const { document, signer } = profile;
  const masked = maskSecrets(document).document;
  return {
    document: masked,
    xml: writeDocument(masked).toString('utf8'),
    identifier: textOf(document.PayloadIdentifier),
    displayName: textOf(document.PayloadDisplayName),
    ...(signer === undefined ? {} : { signer }),
    variables: [...profileVariables(document)],
    findings: [...judge(profile, target, now)],
  };
}

/** Everything to say about a profile, judged with its secrets in place. */
function judge({ document, oddities, signer }: Judged, target: ProfileTarget, now: Date): readonly ProfileFinding[] {
  const at = target.at === undefined ? now : new Date(target.at);
  const variables = signer === undefined ? [] : profileVariables(document);
  return [
    ...oddities,
    ...(signer === undefined ? [] : checkSigner(signer, at)),
    ...(variables.length === 0
      ? []
      : [finding('error', 'profile.signed-variables', [], { names: variables.join(', ') })]),
    ...checkDocument(document, target, at),
    ...checkCertificates(document, at),
  ];
}

/** The profile without its secrets, for a file that may lie about. */
export function withoutSecrets(document: ProfileDocument): ProfileDocument {
  return stripMarks(maskSecrets(document).document);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
