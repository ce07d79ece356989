/**
 * The methods: what really ran, how often, under which limits, and what its results are worth.
 */
import type { Ground, PremiseName } from '../../engines/premises.ts';
import { methodOf } from '../../inquiry/method.ts';
import { ourProperties } from '../../properties/registry.ts';
import { counted, listed } from '../story/words.ts';
import type { Block, Line, Section } from '../document/document.ts';
import { code, list, paragraph, section, strong, text } from '../document/document.ts';
import { bibliographyOf, citing } from '../document/references.ts';
import type { AnsweredQuestion, ResearchReport } from '../document/report.ts';
import { answersOf } from '../document/report.ts';

/** How a premise may be established, the firmest first. */
const GROUNDS: readonly Ground[] = ['proved', 'by construction', 'checked statically', 'assumed'];

const sum = (answers: readonly AnsweredQuestion[], of: (answer: AnsweredQuestion) => number): number =>
  answers.reduce((all, answer) => all + of(answer), 0);

const engineItems = (answers: readonly AnsweredQuestion[]): readonly Line[] =>
  [...new Set(answers.map(({ basis }) => basis.engine))].sort().map((engine): Line => {
    const own = answers.filter(({ basis }) => basis.engine === engine);
    return [
      strong(engine),
      text(
        ` (${counted(own.length, 'question')}, ${counted(
          sum(own, ({ basis }) => basis.evaluations),
          'evaluation',
        )}): ${methodOf(engine).method}`,
      ),
    ];
  });

/** The properties that were asked about, each once. */
const propertyItems = ({ subjects, atlases }: ResearchReport): readonly Line[] => {
  const names = [...new Set(answersOf({ atlases }).flatMap(({ properties }) => Object.keys(properties)))];
  const statements: Readonly<Record<string, string>> = {
    ...Object.fromEntries(ourProperties.map(({ name, told }) => [name, told])),
    ...Object.fromEntries(
      subjects.flatMap(({ properties }) => properties.map(({ name, statement }) => [name, `${statement}.`])),
    ),
  };
  return names.map((name): Line => [strong(name), text(`: ${statements[name] ?? ''}`)]);
};

const minimaText = ({ exhibits }: ResearchReport): string => {
  const minima = exhibits.map(({ counterexample }) => counterexample.minimality);
  const by = (evidence: string): number =>
    minima.filter((each) => each.claim === 'minimum' && each.evidence === evidence).length;
  const local = minima.filter(({ claim }) => claim === 'local').length;
  const ways = [
    ...(by('exhaustive') === 0 ? [] : [`for ${String(by('exhaustive'))} by enumeration`]),
    ...(by('proof') === 0 ? [] : [`for ${String(by('proof'))} by refuting a formula`]),
    ...(by('solver') === 0 ? [] : [`for ${String(by('solver'))} by the word of a solver, which was not checked`]),
  ];
  const known = ways.length === 0 ? '' : ` That no attack has fewer lies was shown ${listed(ways)}.`;
  const rest =
    local === 0 ? '' : ` Of ${String(local)} it is known only that no single simplification keeps it failing.`;
  return `Each attack on show is the smallest that was found, run again from its file’s content.${known}${rest}`;
};

/** What has to be so, by the name of the premise. */
const premisesText: Readonly<Record<PremiseName, string>> = {
  recording: 'all engines evaluate one recording of each call of a program',
  faults: 'what faults do is what the fault model says',
  honesty: 'whatever a loyal general says, a traitor may say',
  symmetry: 'generals that were taken for each other are interchangeable',
  purity: 'programs keep nothing between calls, and depend on nothing but what they are handed',
  values: 'programs look at no truth value, so that their recordings are all that they do',
  unseen: 'programs do nothing that their recordings do not show',
  solver: 'the formulas that the solver calls unsatisfiable are',
  engine: 'the kernel and the engines are free of errors',
  proofs: 'no formula of a certificate can be satisfied',
  checker: 'the checker of certificates is free of errors',
};

/** What a check of the programs’ texts found, by the name of the premise. */
const checkedText: Partial<Readonly<Record<PremiseName, string>>> = {
  purity: 'a check of their syntax finds nothing that programs keep between calls, draw, or ask of the machine',
  values: 'a check of their types finds no place where programs look at a truth value, or hide one',
};

/** Each premise, how it was established, and for how many of the answers. */
const premiseItems = (answers: readonly AnsweredQuestion[]): readonly Line[] => {
  const premises = answers.flatMap((answer) => answer.premises);
  const kinds = new Map(premises.map(({ ground, name }) => [`${ground} ${name}`, { ground, name }]));
  return [...kinds.values()]
    .toSorted((a, b) => GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground))
    .map(({ ground, name }): Line => {
      const resting = premises.filter((premise) => premise.ground === ground && premise.name === name).length;
      const scope = resting === answers.length ? 'every answer' : counted(resting, 'answer');
      const checked = ground === 'checked statically' ? checkedText[name] : undefined;
      return [strong(ground), text(`: ${checked ?? premisesText[name]} (${scope})`)];
    });
};

/** What was asked, and how it was answered. */
export const methodsOf = (report: ResearchReport): Section => {
  const answers = answersOf(report);
  const { limits } = report;
  const fuzzed = answers.some(({ basis }) => methodOf(basis.engine).draws);
  const stopped = answers.filter(({ basis }) => basis.stopped !== null).length;
  const blocks: readonly Block[] = [
    paragraph(
      text(
        `For each protocol and each family of faults that it has a meaning under, ${counted(answers.length, 'question')} in all, it was asked whether every scenario with at most so many faulty generals, or so many lost messages, meets these properties:`,
      ),
    ),
    list(propertyItems(report)),
    paragraph(
      text('Rounds are synchronous and messages are oral unless they are signed, as in '),
      ...citing('Pease, Shostak and Lamport 1980 and Lamport, Shostak and Pease 1982', bibliographyOf(report)),
      text(
        '; the faulty know everything, and what they say in a round may depend on what the loyal say in it. An answer is one of holds, violated, unknown, with the grade of its evidence: exhaustive, proof, solver, sampled. They are not mixed up anywhere.',
      ),
    ),
    paragraph(text('The engine is chosen by an estimate of what an enumeration would take. These ran:')),
    list(engineItems(answers)),
    paragraph(text(minimaText(report))),
    paragraph(
      text(
        `A search was to stop after ${counted(limits.evaluations, 'evaluation')}, ${counted(limits.states, 'state')} kept at once, or ${counted(limits.combinations, 'combination')} of outcomes${limits.seconds === null ? ', and by no clock' : `, or ${String(limits.seconds)} s`}; ${stopped === 0 ? 'none had to' : `${counted(stopped, 'question was', 'questions were')} stopped by that`}. `,
      ),
      ...(fuzzed
        ? [text(`Fuzzing drew ${counted(limits.runs, 'scenario')} from the seed `), code(limits.seed), text('.')]
        : [text('Seeds: none, since nothing here is random.')]),
    ),
    paragraph(
      text(
        'A verdict is as strong as the weakest of its premises. Besides the text of a protocol and its reading of the paper, the answers rest on these:',
      ),
    ),
    list(premiseItems(answers)),
  ];
  return section('methods', 'Methods', blocks);
};
