/**
 * What is printed of a checked argument: for people, and as JSON.
 *
 * What an argument says about itself in words is not repeated as if it had been checked: the claim is told from the fields
 * that were.
 */
import pc from 'picocolors';
import type { ArgumentCertificate, CertificateProvenance, UnsolvableCertificate } from '../certificates/argument.ts';
import { JUDGED } from '../certificates/checker/argument/argument.ts';
import type { CheckedArgument } from '../certificates/checker/argument/argument.ts';
import { generalsFail } from '../certificates/checker/argument/departures.ts';
import type { Examined } from '../certificates/checker/argument/examination.ts';
import type { CheckedUnsolvable } from '../certificates/checker/argument/unsolvable.ts';
import type { Instance } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import { nameUnder } from '../properties/registry.ts';
import { boundText } from '../properties/verdict.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { counted, listed } from '../reports/story/words.ts';
import { headings, refusalLines, trustedLines, verdicts } from './certify-output.ts';

/** An argument of either kind that was checked, as far as it is told alike. */
export interface Summary {
  readonly judged: Examined<object>;
  /** Whom it is about. */
  readonly title: string;
  readonly claim: string;
  /** What was checked, in words; empty unless it was accepted. */
  readonly checked: readonly string[];
  /** What accepting it rests on. */
  readonly trusted: readonly string[];
  readonly provenance: CertificateProvenance;
  /** The fields that are checked, and what was found in them. */
  readonly data: object;
}

const propertyNames = (validity: string): readonly string[] => JUDGED.map((name) => nameUnder(name, validity));

const KERNEL = 'the kernel that runs it (model/, properties/)';

const CHECKER = 'this checker (certificates/checker/argument/)';

const alternatives = (names: readonly string[]): string => listed(names).replace(' and ', ' or ');

/** What is claimed, from the fields that are checked. Where it is not only about how this protocol decides, that as well. */
const argumentClaim = ({ t, refuted, validity }: ArgumentCertificate, { faults }: Instance, leads: boolean): string => {
  const broken = inOneLine(nameUnder(refuted.property, validity));
  const breaks = `${faults.generalsFail ? `with at most ${String(t)} faulty ` : ''}it breaks ${broken}`;
  return leads
    ? `${breaks}; and however its generals decided on what they see, ${alternatives(propertyNames(validity))} would be broken`
    : breaks;
};

const argumentChecked = (
  { worlds, refuted }: ArgumentCertificate,
  { counts, connection }: CheckedArgument,
): readonly string[] => {
  const [first, last] = [connection?.[0], connection?.at(-1)].map((world) => worlds[world ?? -1]?.forced ?? '');
  return [
    `${counted(counts.worlds, 'world')}, run: ${counted(counts.deviations, 'deviation')}, allowed and as written down, and so are the decisions; worlds[${String(refuted.world)}] breaks ${inOneLine(refuted.property)}`,
    `${counted(counts.twins, 'twin')}, loyal in both worlds, seeing the same in both`,
    connection === null
      ? 'agreement and the twins lead from no forced order to another: it rests on how this protocol decides'
      : `agreement and the twins lead from ${String(first)}, which is forced, to ${String(last)}, which is: worlds ${connection.join(', ')}`,
  ];
};

/** An argument against one protocol. */
export const argumentSummary = (
  certificate: ArgumentCertificate,
  instance: Instance,
  judged: Examined<CheckedArgument>,
): Summary => {
  const { argument, protocol, army, faultModel, t, validity, refuted, provenance } = certificate;
  const found = judged._tag === 'Accepted' ? judged : null;
  return {
    judged,
    title: instanceTitle(instance),
    claim: argumentClaim(certificate, instance, found === null ? argument !== 'rounds' : found.connection !== null),
    checked: found === null ? [] : argumentChecked(certificate, found),
    trusted: [
      `the definition of ${protocol.name} (${inOneLine(protocol.fingerprint ?? 'its fingerprint is not known')})`,
      KERNEL,
      CHECKER,
    ],
    provenance,
    data: {
      ...{ argument, protocol, army, faultModel, t, validity, refuted },
      checked: found?.counts ?? null,
      connection: found?.connection ?? null,
    },
  };
};

/** An argument against all protocols of so many rounds. */
export const unsolvableSummary = (certificate: UnsolvableCertificate, judged: Examined<CheckedUnsolvable>): Summary => {
  const { n, t, rounds, faults, problem, validity, executions, provenance } = certificate;
  const found = judged._tag === 'Accepted' ? judged.counts : null;
  const bound = generalsFail(certificate) ? ` with at most ${String(t)} faulty` : '';
  const [first, last] = [executions[0], executions.at(-1)].map((each) => (each?.forced === 0 ? 'RETREAT' : 'ATTACK'));
  return {
    judged,
    title: `${problem}, n = ${String(n)}, ${counted(rounds, 'round')}, ${faults} faults`,
    claim: `no deterministic protocol meets ${listed(propertyNames(validity))}${bound}`,
    checked:
      found === null
        ? []
        : [
            `${counted(found.executions, 'execution')} in which everybody tells everybody all it has seen: ${counted(found.departures, 'departure')}, each allowed`,
            `${counted(found.links, 'link')}: a general that decides, and sees the same in an execution and the next`,
            `the first execution forces ${String(first)}, the last ${String(last)}`,
          ],
    trusted: [
      `what validity (${validity}) is (properties/validity.ts)`,
      'that whatever a general says is told by what it has seen',
      CHECKER,
    ],
    provenance,
    data: { n, t, rounds, faults, problem, validity, checked: found },
  };
};

const verdictLines = (path: string, { judged, checked, trusted, provenance }: Summary): readonly string[] => {
  switch (judged._tag) {
    case 'Accepted':
      return [
        ...checked.map((each, i) => `${i === 0 ? 'checked:' : '        '}  ${each}`),
        ...trustedLines(trusted),
        pc.dim('not trusted: the engine that found it, and what it says in words'),
      ];
    case 'Refused':
      return refusalLines(`${path}, ${judged.objection.field}`, judged.objection.message, provenance.command);
    case 'Stopped':
      return [`not through: ${boundText(judged.bound)}`];
  }
};

/** A checked argument for people. */
export const linesOfArgument = (path: string, summary: Summary, seconds: number): readonly string[] => [
  `${headings[summary.judged._tag]}  ${path} (${seconds.toFixed(1)} s)`,
  `${summary.title}: ${summary.claim}`,
  ...verdictLines(path, summary),
];

/** A checked argument as one JSON object. */
export const jsonOfArgument = (
  path: string,
  { judged, claim, trusted, provenance, data }: Summary,
  seconds: number,
): object => ({
  schema: 'strategos/certify/1',
  verdict: verdicts[judged._tag],
  claim,
  file: path,
  ...data,
  trusted,
  refusal: judged._tag === 'Refused' ? { ...judged.objection, file: path, line: null } : null,
  bound: judged._tag === 'Stopped' ? { ...judged.bound, message: boundText(judged.bound) } : null,
  provenance,
  seconds,
});
