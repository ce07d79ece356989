/**
 * What is printed of a checked certificate: for people, and as JSON.
 *
 * What a manifest says about itself in words is not repeated as if it had been checked: the claim is told from the fields
 * that were.
 */
import pc from 'picocolors';
import type { Refusal } from '../certificates/checker/refusal.ts';
import type { Counts } from '../certificates/checker/search.ts';
import type { CertificateSubject } from '../certificates/checker/subject.ts';
import { comparedTitle, toldName } from '../certificates/issue.ts';
import type { Manifest } from '../certificates/manifest.ts';
import type { Premise } from '../engines/premises.ts';
import type { Instance } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import { shellPath } from '../model/shell.ts';
import type { Bound } from '../properties/verdict.ts';
import { boundText } from '../properties/verdict.ts';
import { inOneLine, visible } from '../reports/formats/escape.ts';
import { counted, listed } from '../reports/story/words.ts';
import type { ExitCode } from '../host/exit.ts';
import { EXIT } from '../host/exit.ts';
import type { Admission } from '../host/gate.ts';
import type { WrittenProof } from './lrat.ts';
import { premisesText } from './premises.ts';

export interface CertifyArguments extends Admission {
  readonly maxSeconds: number;
  /** A folder for the proofs with their reasons. */
  readonly lrat?: string | undefined;
}

/** What came of checking a certificate. */
export type CertificateVerdict =
  | { readonly _tag: 'Accepted'; readonly counts: Counts }
  | { readonly _tag: 'Refused'; readonly refusal: Refusal; readonly counts: Counts }
  | { readonly _tag: 'Stopped'; readonly bound: Bound; readonly counts: Counts };

/** A certificate that was checked. */
export interface CheckedCertificate {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly subject: CertificateSubject;
  /** What its acceptance rests on. */
  readonly premises: readonly Premise[];
  readonly judged: CertificateVerdict;
  /** The proofs that were written with their reasons; `null` where that was not asked for. */
  readonly lrat: readonly WrittenProof[] | null;
  readonly seconds: number;
}

const propertyNames = ({ properties, validity }: Manifest): readonly string[] =>
  properties.map((name) => inOneLine(toldName(name, validity)));

/** What is claimed, from the fields that are checked. */
const claimText = (manifest: Manifest, { faults }: Instance): string => {
  const { t, fewest } = manifest;
  const scenario = `every scenario${faults.generalsFail ? ` with at most ${String(t)} faulty` : ''}`;
  const names = propertyNames(manifest);
  if (fewest === null) return `${scenario} meets ${listed(names)}`;
  const breaks = names.length === 1 ? listed(names) : `one of ${listed(names)}`;
  const also = fewest.faulty === 0 ? '' : `, and with exactly so many at least ${String(fewest.faulty)} faulty`;
  return `${scenario} that breaks ${breaks} has at least ${counted(fewest.lies, faults.deviation.one, faults.deviation.many)}${also}`;
};

/** What was checked, in words. */
const checkedLines = ({ manifest, judged: { counts } }: CheckedCertificate): readonly string[] => {
  const { placements, files, variables, clauses, steps, propagations } = counts;
  const among = manifest.symmetry ? ', up to renaming interchangeable generals' : '';
  return [
    `checked:  ${counted(placements, 'placement')} of the faults in ${counted(files, 'formula', 'formulas')} with ${files === 1 ? 'its proof' : 'their proofs'}${among}`,
    `          ${counted(variables, 'variable')}; ${counted(clauses, 'clause')}, each asserted by the claim or true of its gates`,
    `          ${counted(steps, 'proof step')}, each by unit propagation (${counted(propagations, 'literal')})`,
  ];
};

const definitionOf = ({ name, module, fingerprint }: Manifest['protocol']): string =>
  `the definition of ${inOneLine(module === null ? name : `${name} in ${module}`)} (${inOneLine(fingerprint)})`;

/** What accepting it rests on. */
const trusted = ({ manifest }: CheckedCertificate): readonly string[] => [
  ...(manifest.versus === undefined
    ? [
        `${definitionOf(manifest.protocol)}${manifest.protocol.module === null ? '' : ', and the properties that it brings along'}`,
      ]
    : new Set([definitionOf(manifest.protocol), definitionOf(manifest.versus)])),
  'the kernel that runs it (model/, properties/), with the circuit reading of its connectives',
  'this checker (certificates/checker/)',
];

/** Where something is wrong: `3.cnf, line 17`, or `manifest.json, placements[2].size`. */
export const refusalPlace = ({ file, line, field }: Refusal): string =>
  inOneLine([file, ...(field === null ? [] : [field]), ...(line === null ? [] : [`line ${String(line)}`])].join(', '));

/** What accepting something rests on, under one heading. */
export const trustedLines = (trusted: readonly string[]): readonly string[] =>
  trusted.map((each, i) => `${i === 0 ? 'trusted:' : '        '}  ${each}`);

/** Why something is refused, and what to do about it. */
export const refusalLines = (place: string, message: string, command: string): readonly string[] => [
  `${place}: ${visible(message)}`,
  'It proves nothing as it is, neither that the claim holds nor that it does not. Get it from its source again, or make it anew:',
  `  ${inOneLine(command)}`,
];

const verdictLines = (certified: CheckedCertificate): readonly string[] => {
  const { manifest, judged } = certified;
  switch (judged._tag) {
    case 'Accepted':
      return [
        ...checkedLines(certified),
        `premises: ${premisesText(certified.premises)}`,
        ...trustedLines(trusted(certified)),
        pc.dim('not trusted: the engine, the encoding into clauses, the solver, the search for placements'),
      ];
    case 'Refused':
      return refusalLines(refusalPlace(judged.refusal), judged.refusal.message, manifest.provenance.command);
    case 'Stopped':
      return [`not through: ${boundText(judged.bound)}`, ...checkedLines(certified)];
  }
};

/** What was written for other checkers. */
const lratLines = ({ lrat }: CheckedCertificate): readonly string[] =>
  lrat === null
    ? []
    : lrat.flatMap(({ formula, proof }, i) => [
        `${i === 0 ? 'lrat:   ' : '        '}  ${shellPath(formula)} ${shellPath(proof)}`,
      ]);

/** What it comes to, for people. */
export const headings: Readonly<Record<CertificateVerdict['_tag'], string>> = {
  Accepted: pc.green('accepted'),
  Refused: pc.red('refused'),
  Stopped: pc.yellow('unknown'),
};

/** What it comes to, for the shell. */
export const exits: Readonly<Record<CertificateVerdict['_tag'], ExitCode>> = {
  Accepted: EXIT.expected,
  Refused: EXIT.unexpected,
  Stopped: EXIT.unknown,
};

/** Whom it is about: a protocol, or two. */
const titleOf = ({ manifest: { versus }, subject: { instance, halves } }: CheckedCertificate): string => {
  const [half] = halves ?? [];
  return half === undefined || versus === undefined ? instanceTitle(instance) : comparedTitle({ half, versus });
};

/** A checked certificate for people. */
export const checkedCertificateLines = (certified: CheckedCertificate): readonly string[] => {
  const { folder, manifest, subject, judged, seconds } = certified;
  return [
    `${headings[judged._tag]}  ${folder} (${seconds.toFixed(1)} s)`,
    `${titleOf(certified)}: ${claimText(manifest, subject.instance)}`,
    ...verdictLines(certified),
    ...lratLines(certified),
  ];
};

/** What it comes to, for programs. */
export const verdicts = { Accepted: 'accepted', Refused: 'refused', Stopped: 'unknown' } as const;

/** A checked certificate as one JSON object. */
export const certificateJson = (certified: CheckedCertificate): object => {
  const { folder, manifest, subject, judged, seconds } = certified;
  const { protocol, army, faultModel, t, properties, validity, fewest, symmetry, provenance } = manifest;
  return {
    schema: 'strategos/certify/1',
    verdict: verdicts[judged._tag],
    claim: claimText(manifest, subject.instance),
    folder,
    protocol,
    ...(manifest.versus === undefined ? {} : { versus: manifest.versus }),
    army,
    faultModel,
    t,
    properties,
    validity,
    fewest,
    symmetry,
    checked: judged.counts,
    premises: judged._tag === 'Accepted' ? certified.premises : [],
    trusted: trusted(certified),
    refusal: judged._tag === 'Refused' ? judged.refusal : null,
    bound: judged._tag === 'Stopped' ? { ...judged.bound, message: boundText(judged.bound) } : null,
    provenance,
    ...(certified.lrat === null ? {} : { lrat: certified.lrat }),
    seconds,
  };
};
