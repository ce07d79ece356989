/**
 * What `check` prints: lines for people, one object for programs.
 */
import * as E from 'fp-ts/lib/Either.js';
import pc from 'picocolors';
import { at } from '../model/at.ts';
import { instanceTitle } from '../model/instance.ts';
import { orderName } from '../model/order.ts';
import { boundText, together } from '../properties/verdict.ts';
import type { Property } from '../properties/property.ts';
import { storyLines, liesText, storyOf } from '../reports/story.ts';
import { counted, listed } from '../reports/words.ts';
import type { Answer } from './answer.ts';
import { verdictText } from './terminal.ts';

/** The contract's object (design: the command line). Counts are decimal strings. */
export const jsonOf = (answer: Answer): object => {
  const { loaded, posed, checked, counterexamples, command, seconds, saving } = answer;
  const { instance, t } = posed.question;
  const { protocol, army, faults } = instance;
  const { finding } = checked;
  return {
    schema: 'strategos/check/1',
    protocol: protocol.name,
    module: loaded.module,
    n: army.n,
    m: army.m,
    t,
    values: army.values,
    parameters: army.parameters,
    faultModel: faults.name,
    validity: posed.validity,
    engine: finding.engine,
    why: checked.why,
    verdict: checked.verdict,
    properties: checked.properties,
    theory: protocol.theory(army, t, faults.name),
    evidence: {
      grade: finding.stopped === null ? finding.grade : null,
      scenarios: finding.scenarios,
      violating: finding.violating,
      evaluations: BigInt(finding.evaluations),
      ms: Math.round(seconds * 1000),
      stopped: finding.stopped,
      ...('sample' in finding ? { sample: finding.sample } : {}),
    },
    witnesses: {
      viewChanged: finding.witnesses.viewChanged,
      decided: finding.witnesses.decided.map((value) => orderName(army, value)),
    },
    rounds: instance.schedule.rounds,
    messages: instance.schedule.messages,
    claims: instance.schedule.claims,
    counterexample: counterexamples[0] ?? null,
    counterexamples,
    saved: saving === null || E.isLeft(saving) ? [] : saving.right.map(({ path }) => path),
    ...(saving !== null && E.isLeft(saving) ? { error: saving.left } : {}),
    command,
  };
};

const evidenceLines = ({ checked, posed, seconds }: Answer): readonly string[] => {
  const { instance, t } = posed.question;
  const scope = instance.faults.generalsFail ? `with at most ${String(t)} faulty` : 'there are';
  const { finding, why } = checked;
  const spent = `${counted(finding.evaluations, 'evaluation')}, ${seconds.toFixed(2)} s`;
  const reason = why === null ? '' : `; chosen because ${why}`;
  const lines = [`evidence   ${finding.engine}${reason}`];
  if (finding.stopped !== null)
    lines.push(
      `           unfinished: ${counted(finding.scenarios, 'scenario')} covered when ${boundText(finding.stopped)} (${spent})`,
    );
  else if ('sample' in finding) {
    const { sample } = finding;
    lines.push(`           ${counted(finding.scenarios, 'random scenario')}, seed ${sample.seed} (${spent})`);
    if (sample.bound !== null && checked.verdict === 'holds')
      lines.push(
        `           ${counted(sample.uniform, 'independent uniform draw')} among them: with 95 % confidence one fails with probability at most ${sample.bound.toExponential(1)};`,
        '           that says nothing about an adversary',
      );
  } else lines.push(`           all ${counted(finding.scenarios, 'scenario')} ${scope} (${spent})`);
  const breaking = Object.entries(finding.violating).filter(([, count]) => count > 0n);
  if (breaking.length > 0)
    lines.push(`           ${listed(breaking.map(([name, count]) => `${counted(count, 'breaks', 'break')} ${name}`))}`);
  return lines;
};

/** What theory speaks of: the properties of agreement, and not those of one's own. */
const THEORYS = ['agreement', 'validity', 'termination'];

const theoryLine = ({ posed, checked }: Answer): string => {
  const { instance, t } = posed.question;
  const { verdict, source } = instance.protocol.theory(instance.army, t, instance.faults.name);
  if (verdict === 'unknown') return `theory     says nothing about this instance (${source})`;
  const found = together(THEORYS.map((name) => checked.properties[name] ?? 'unknown'));
  const surprise = found !== 'unknown' && verdict !== found ? pc.red('  which is not what was found') : '';
  return `theory     expects ${verdict} (${source})${surprise}`;
};

const witnessLine = ({ posed, checked }: Answer): string => {
  const { viewChanged, decided } = checked.finding.witnesses;
  const { army } = posed.question.instance;
  const orders = decided.map((value) => orderName(army, value));
  const values = orders.length === 0 ? pc.yellow('nobody ever decided') : `decided in some scenario: ${listed(orders)}`;
  const views = viewChanged
    ? 'faults changed what a loyal general heard'
    : pc.yellow('no fault ever changed what a loyal general heard');
  return `witnesses  ${views}; ${values}`;
};

const attackLines = (answer: Answer): readonly string[] =>
  answer.checked.attacks.flatMap(({ property, smallest }, i) => {
    const { instance, t } = answer.posed.question;
    const { minimality, provenance } = at(answer.counterexamples, i);
    const story = storyOf(instance, t, property, smallest);
    const smallness =
      minimality.claim === 'minimum' ? 'no attack has fewer' : 'no single simplification keeps it failing';
    return [
      '',
      `${pc.bold(`An attack on ${property.name}`)} (${liesText(instance, minimality.lies)}; ${smallness})`,
      ...storyLines(instance, story).map((line) => `  ${line}`),
      `  Found by: ${provenance.command}`,
    ];
  });

const savedLines = ({ saving, counterexamples }: Answer): readonly string[] => {
  if (counterexamples.length === 0 || (saving !== null && E.isLeft(saving))) return [];
  return saving === null
    ? ['', 'To keep it as a file that anyone can replay, add --save.']
    : [
        '',
        ...saving.right.map(
          ({ path, outcome }) => `${savedText[outcome]} ${path}; replay it with: strategos replay ${path}`,
        ),
      ];
};

const savedText = {
  written: 'Saved as',
  unchanged: 'Already saved as',
  'kept beside': 'A different one is there already, and was left alone; saved as',
} as const;

/** The answer for people. */
export const linesOf = (answer: Answer): readonly string[] => {
  const { question } = answer.posed;
  const { checked } = answer;
  const width = Math.max(...question.properties.map(({ name }) => name.length)) + 2;
  const line = ({ name, statement }: Property): string =>
    `  ${name.padEnd(width)}${verdictText(checked.properties[name] ?? 'unknown')}  ${pc.dim(statement)}`;
  const faulty = question.instance.faults.generalsFail ? `, at most ${String(question.t)} faulty` : '';
  return [
    `${pc.bold(instanceTitle(question.instance))}${faulty}: ${verdictText(checked.verdict)}`,
    '',
    ...question.properties.map(line),
    '',
    ...evidenceLines(answer),
    theoryLine(answer),
    witnessLine(answer),
    ...attackLines(answer),
    ...savedLines(answer),
  ];
};
