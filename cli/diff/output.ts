/**
 * What `diff` prints: lines for people, one object for programs.
 */
import { relative } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import pc from 'picocolors';
import { ownParameters } from '../../model/instance.ts';
import { shellPath } from '../../model/shell.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { boundText } from '../../properties/verdict.ts';
import { differenceLines } from '../../reports/story/difference.ts';
import { namedDecisions } from '../../counterexamples/counterexample.ts';
import { inOneLine } from '../../reports/formats/escape.ts';
import { liesText } from '../../reports/story/story.ts';
import { counted, countText } from '../../reports/story/words.ts';
import { minimumText } from '../attack-lines.ts';
import { moduleAllowance } from '../../host/gate.ts';
import type { ProtocolComparison, ComparedVerdict, CostComparison } from './compared.ts';
import { costComparisons } from './compared.ts';
import type { Sides } from './sides.ts';

const headings: Readonly<Record<ComparedVerdict, string>> = {
  equivalent: pc.green('equivalent'),
  different: pc.red('different'),
  unknown: pc.yellow('unknown'),
};

/** The sizes and faults, without the protocols. */
const sizesText = ({ joint: { a, b }, t }: Sides): string => {
  const { n, m, values } = a.army;
  const { faults } = a;
  return [
    `n = ${String(n)}, m = ${String(m)}`,
    ...(values === 2 ? [] : [`${String(values)} orders`]),
    ...new Set([...ownParameters(a), ...ownParameters(b)].map(([name, value]) => `${name} = ${String(value)}`)),
    `${faults.name} faults`,
    ...(faults.generalsFail ? [`at most ${String(t)} faulty`] : []),
  ].join(', ');
};

const evidenceText = ({ checked: { finding }, seconds }: ProtocolComparison): string => {
  const spent = `${counted(finding.evaluations, 'evaluation')}, ${seconds.toFixed(2)} s`;
  const { scenarios, stopped } = finding;
  const many = scenarios === null ? 'every scenario, uncounted' : `all ${counted(scenarios, 'scenario')}`;
  if (stopped !== null) return `unfinished: ${boundText(stopped)} (${spent})`;
  switch (finding.grade) {
    case 'exhaustive':
      return `enumerated: ${many} (${spent})`;
    case 'proof':
      return `proved by formulas: ${many} (${spent})`;
    case 'solver':
      return `on the solver’s word, which was not checked: ${many} (${spent})`;
    case 'sampled':
      return `sampled only: ${counted(scenarios ?? 0n, 'random scenario')} (${spent})`;
    case 'theorem':
      return 'a theorem';
  }
};

/** Why two protocols count as equivalent, or what was not found. */
const findingLines = (compared: ProtocolComparison): readonly string[] => {
  const { verdict, checked } = compared;
  const { finding } = checked;
  if (verdict === 'equivalent')
    return [`Every loyal general decides the same under both, in every scenario. ${evidenceText(compared)}`];
  if (verdict === 'unknown')
    return [
      finding.grade === 'sampled' && finding.stopped === null
        ? `No difference was found, which is no proof. ${evidenceText(compared)}`
        : `No difference was found. ${evidenceText(compared)}`,
    ];
  const [attack] = checked.attacks;
  if (attack === undefined) return [];
  const { claim, lies, evidence } = attack.minimality;
  const least =
    claim === 'minimum'
      ? `none has fewer: ${minimumText(evidence)}`
      : 'no single simplification keeps them apart; fewer may do';
  const share = finding.violating[attack.property.name] ?? null;
  return [
    ...(share === null || finding.stopped !== null || finding.grade === 'sampled'
      ? []
      : [`They decide differently in ${countText(share)} of ${counted(finding.scenarios ?? 0n, 'scenario')}.`]),
    `A scenario that tells them apart (${liesText(checked.question.instance, lies)}; ${least})`,
  ];
};

const costText = ({ what, a, b }: CostComparison): string => {
  const change = b === a ? 'the same' : b < a ? `${String(a - b)} saved` : `${String(b - a)} added`;
  return `${what.padEnd(10)} ${a === b ? String(a) : `${String(a)} → ${String(b)}`} (${change})`;
};

const cellLines = ({ cells }: ProtocolComparison): readonly string[] => {
  if (cells === null) return [];
  const { cells: all, left, file } = cells;
  const changing = all.filter(({ changes }) => changes);
  const asked = file === null ? 'only what was asked here: there is no expectations.json' : 'what was asked here, and';
  const from =
    file === null ? asked : `${asked} ${counted(all.length - 1, 'cell')} of ${relative(process.cwd(), file)}`;
  return [
    '',
    changing.length === 0
      ? `No verdict changes (${from}).`
      : `${counted(changing.length, 'verdict changes', 'verdicts change')} (${from}):`,
    ...changing.map(({ cell, a, b }) => `  ${inOneLine(`${cell}: ${a} → ${b}`)}`),
    ...(left === 0 ? [] : [`  There was no time for ${counted(left, 'more cell')}; --max-seconds gives more.`]),
  ];
};

/** A comparison for people. */
export const diffLines = (compared: ProtocolComparison): readonly string[] => {
  const { sides, verdict, difference, certificates } = compared;
  const { a, b, joint } = sides;
  const allow = moduleAllowance(a.loaded.module) || moduleAllowance(b.loaded.module);
  const given = [inOneLine(a.given), inOneLine(b.given)] as const;
  const names: readonly [string, string] = [given[0], b.given === a.given ? `${given[1]} (again)` : given[1]];
  return [
    `${given.join(' and ')}, ${sizesText(sides)}: ${headings[verdict]}`,
    '',
    ...findingLines(compared),
    ...(difference === null ? [] : differenceLines(joint, difference, names).map((line) => `  ${line}`)),
    '',
    ...costComparisons(compared).map(costText),
    ...cellLines(compared),
    ...(certificates === null || E.isLeft(certificates)
      ? []
      : certificates.right.length === 0
        ? ['', 'There is nothing to certify: nothing was proved.']
        : certificates.right.map(
            ({ path }) => `\nCertified in ${path}; check it with: strategos certify${allow} ${shellPath(path)}`,
          )),
    '',
    pc.dim(`Again: ${compared.command}`),
  ];
};

/** A comparison as one JSON object. Counts are decimal strings. */
export const diffJson = (compared: ProtocolComparison): object => {
  const { sides, verdict, checked, difference, cells, fingerprints, certificates, seconds, command } = compared;
  const { a, b, joint, t } = sides;
  const { finding, attacks } = checked;
  const [attack] = attacks;
  const { n, m, values } = joint.a.army;
  return {
    schema: 'strategos/diff/1',
    verdict,
    a: { given: a.given, name: a.loaded.protocol.name, module: a.loaded.module, fingerprint: fingerprints.a },
    b: { given: b.given, name: b.loaded.protocol.name, module: b.loaded.module, fingerprint: fingerprints.b },
    n,
    m,
    t,
    values,
    parameters: { a: joint.a.army.parameters, b: joint.b.army.parameters },
    faultModel: joint.a.faults.name,
    evidence: {
      engine: finding.engine,
      grade: finding.stopped === null ? finding.grade : null,
      scenarios: finding.scenarios,
      differing: finding.violating[sameDecisions.name] ?? null,
      evaluations: BigInt(finding.evaluations),
      stopped: finding.stopped,
      ms: Math.round(seconds * 1000),
    },
    difference:
      difference === null
        ? null
        : {
            minimality: attack?.minimality ?? null,
            faulty: difference.a.scenario.faulty,
            orders: difference.a.scenario.orders,
            deviations: { a: difference.a.scenario.deviations, b: difference.b.scenario.deviations },
            // The first round in which some view diverges; `null` where none ever does.
            divergesIn: difference.divergences[0]?.round ?? null,
            divergences: difference.divergences,
            disagreements: difference.disagreements,
            decisions: { a: namedDecisions(joint.a, difference.a), b: namedDecisions(joint.b, difference.b) },
          },
    costs: Object.fromEntries(
      costComparisons(compared).map(({ what, a: here, b: there }) => [what, { a: here, b: there }]),
    ),
    cells: cells?.cells ?? [],
    certificates: certificates === null || E.isLeft(certificates) ? [] : certificates.right,
    ...(certificates !== null && E.isLeft(certificates) ? { error: certificates.left } : {}),
    command,
  };
};
