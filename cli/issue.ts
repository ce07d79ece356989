/**
 * Certificates for what a check proved: of the properties that hold, and of each attack that no attack is smaller.
 *
 * Each is checked as `strategos certify` does before it is put in its place; one that is refused is not left anywhere.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Fault } from '../certificates/checker/refusal.ts';
import { manifestOf } from '../certificates/issue.ts';
import type { Checked } from '../engines/check.ts';
import { engineOf } from '../engines/registry.ts';
import type { Posed } from '../inquiry/question.ts';
import type { Instance } from '../model/instance.ts';
import type { Minimality } from '../properties/verdict.ts';
import { boundText } from '../properties/verdict.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import type { CertificateFolder, Issued } from './certificate-folder.ts';
import { isUpToSymmetry } from './certifying.ts';
import type { CertificateVerdict } from './certify-output.ts';
import { refusalPlace } from './certify-output.ts';
import type { Failure } from '../host/exit.ts';
import { EXIT, fileFailure } from '../host/exit.ts';
import type { Loaded } from '../host/load.ts';
import { version } from '../host/package.ts';
import { commit } from './surroundings.ts';

/** A check with its certificates: what was written, or what went wrong. */
export interface IssuedCertificates {
  readonly checked: Checked;
  /** `null` where none were asked for. */
  readonly certificates: E.Either<Failure, readonly Issued[]> | null;
}

/** What a certificate is about: what holds (`null`), or that an attack on the property is the smallest. */
interface Subject {
  readonly of: string | null;
  readonly properties: readonly string[];
  readonly fewest: { readonly lies: number; readonly faulty: number } | null;
}

/** What was proved by formulas, and can be certified. */
const subjectsOf = ({ question, finding, properties, attacks }: Checked): readonly Subject[] => {
  const names = question.properties.map(({ name }) => name);
  // What the question excludes is in the formulas as well, and no scenario breaks it. What is vacuous is not claimed of anything.
  const holding = names.filter((name) => properties[name] === 'holds' || properties[name] === 'not applicable');
  const decided = names.every((name) => holding.includes(name) || properties[name] === 'violated');
  const whole = engineOf(finding.engine).certifies && decided && holding.some((name) => properties[name] === 'holds');
  return [
    ...(whole ? [{ of: null, properties: holding, fewest: null }] : []),
    ...attacks.flatMap(({ property, minimality, smallest }): readonly Subject[] =>
      // That no attack has fewer than no lies and nobody faulty needs no proof.
      minimality.claim === 'minimum' &&
      minimality.evidence !== 'exhaustive' &&
      minimality.lies + smallest.scenario.faulty.length > 0
        ? [
            {
              of: property.name,
              properties: [property.name],
              fewest: { lies: minimality.lies, faulty: smallest.scenario.faulty.length },
            },
          ]
        : [],
    ),
  ];
};

/** The first half of a product, and what it was compared with. */
export interface ComparedWith {
  readonly half: Instance;
  readonly other: { readonly instance: Instance; readonly loaded: Loaded };
}

/** The fingerprint of a protocol; what has none cannot be certified anything of. */
const fingerprintOf = async ({ fingerprint }: Loaded): Promise<E.Either<Failure, string>> =>
  pipe(
    await fingerprint(),
    E.filterOrElse(
      (known) => known !== null,
      () => fileFailure('the protocol has no fingerprint, so nothing can be certified of it'),
    ),
  );

type Proved = Parameters<typeof manifestOf>[0];

const comparedWith = async (compared: ComparedWith | null): Promise<E.Either<Failure, Pick<Proved, 'compared'>>> => {
  if (compared === null) return E.right({});
  const { instance, loaded } = compared.other;
  return pipe(
    await fingerprintOf(loaded),
    E.map((fingerprint) => ({
      compared: {
        half: compared.half,
        versus: {
          name: instance.protocol.name,
          fingerprint,
          module: loaded.module,
          parameters: instance.army.parameters,
        },
      },
    })),
  );
};

/** Faults of a proof; where its solver was believed, these are the solver’s. */
const OF_PROOFS: readonly Fault[] = ['Proof', 'Truncated', 'Binary', 'Step'];

/** Why there is no certificate, if its check did not accept it. */
const refusedBy = (judged: CertificateVerdict, checked: Checked): Failure | null => {
  const none = 'no certificate was written';
  switch (judged._tag) {
    case 'Accepted':
      return null;
    case 'Stopped':
      return {
        _tag: 'Failure',
        exit: EXIT.unknown,
        message: `${none}: its check was not finished, ${boundText(judged.bound)}`,
      };
    case 'Refused': {
      const { refusal } = judged;
      const why = `${none}, because its check refuses it: ${inOneLine(`${refusalPlace(refusal)}: ${refusal.message}`)}`;
      if (OF_PROOFS.includes(refusal._tag) && isBelieved(checked))
        return fileFailure(`${why}. The solver was believed (--trust-solver), and is wrong`);
      return refusal._tag === 'Law' || refusal._tag === 'OtherFile'
        ? fileFailure(why)
        : { _tag: 'Failure', exit: EXIT.bug, message: `${why}. This is a bug of Strategos; please report it` };
    }
  }
};

/** Whether some answer of the solver was not checked. */
const isBelieved = ({ finding, attacks }: Checked): boolean =>
  ('effort' in finding && finding.effort.proofs.believed > 0) ||
  attacks.some(({ minimality }) => minimality.evidence === 'solver');

/** How certificates are made, besides what they are about. */
export interface Issuing {
  /** The command that makes them again. */
  readonly command: string;
  /** How long the check of each may take. */
  readonly seconds: number;
  readonly comparison?: ComparedWith;
}

/** Write the certificates, check them, and refer to them where attacks are said to be the smallest. */
export const issueCertificates = async (
  folder: CertificateFolder,
  posed: Posed,
  loaded: Loaded,
  checked: Checked,
  { command, seconds, comparison }: Issuing,
): Promise<IssuedCertificates> => {
  const fingerprint = await fingerprintOf(loaded);
  if (E.isLeft(fingerprint)) return { checked, certificates: fingerprint };
  const compared = await comparedWith(comparison ?? null);
  if (E.isLeft(compared)) return { checked, certificates: compared };
  // Loaded here, because most checks certify nothing and should not wait for the schema library.
  const [{ certificateText }, { certificateVerdictIn }] = await Promise.all([
    import('../certificates/codec.ts'),
    import('./certify-folder.ts'),
  ]);
  const solver = 'effort' in checked.finding ? checked.finding.effort.solver : null;
  const provenance = { solver: solver ?? 'none', command, version: version(), commit: await commit() };
  const { instance, t, properties } = posed.question;
  const issued = new Map<string | null, Issued>();
  for (const { of, properties: names, fewest } of subjectsOf(checked)) {
    const about = properties.filter(({ name }) => of === null || name === of);
    const manifest = manifestOf({
      instance,
      t,
      properties: names,
      validity: posed.validity,
      fewest,
      symmetry: isUpToSymmetry(posed.question, about),
      placements: folder.placements(of),
      fingerprint: fingerprint.right,
      module: loaded.module,
      ...compared.right,
      provenance,
    });
    const draft = folder.draft(of, certificateText(manifest));
    if (E.isLeft(draft)) return { checked, certificates: draft };
    const judged = await certificateVerdictIn(draft.right, loaded, comparison?.other.loaded ?? null, seconds)();
    if (E.isLeft(judged)) return { checked, certificates: judged };
    const refused = refusedBy(judged.right, checked);
    if (refused !== null) return { checked, certificates: E.left(refused) };
    const written = folder.issue(of, manifest);
    if (E.isLeft(written)) return { checked, certificates: written };
    issued.set(of, written.right);
  }
  const attacks = checked.attacks.map((attack) => {
    const certificate = issued.get(attack.property.name);
    if (certificate === undefined) return attack;
    const { path, sha256 } = certificate;
    const minimality: Minimality = { ...attack.minimality, certificate: { path, sha256 } };
    return { ...attack, minimality };
  });
  return { checked: { ...checked, attacks }, certificates: E.right([...issued.values()]) };
};
