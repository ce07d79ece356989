/**
 * The table of what became of every mutation and refactoring, `docs/mutations.md`.
 */
import { thousands } from '../../model/thousands.ts';
import type { Drawing } from './evidence.ts';
import type { Mutation } from './mutation.ts';
import { operatorNames } from './mutation.ts';
import type { Found, Outcome } from './outcome.ts';
import type { Refactoring } from './refactoring.ts';

export interface TriedMutation {
  readonly mutation: Mutation;
  readonly found: Found;
}

export interface ComparedRefactoring {
  readonly refactoring: Refactoring;
  readonly found: Found;
}

const code = (text: string): string => {
  const escaped = text.replaceAll('|', '\\|');
  return text.includes('`') ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const heading = (cells: readonly string[]): readonly string[] => [row(cells), row(cells.map(() => '---'))];

const seconds = ({ seconds: taken }: Found): string => `${taken.toFixed(2)} s`;

const several = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

const caughtBy = (outcome: Outcome): string => {
  if (outcome.kind === 'equivalent') return '—';
  return outcome.cell === '' ? 'loading it' : code(outcome.cell);
};

/** What a proof rests on: `6 sizes, 1,175,832,312 scenarios, exhaustive`. */
const proofText = ({ sizes }: Extract<Outcome, { readonly kind: 'equivalent' }>): string => {
  const counted = sizes.reduce((sum, { scenarios }) => sum + BigInt(scenarios ?? 0), 0n);
  const uncounted = sizes.filter(({ scenarios }) => scenarios === null).length;
  const engines = [...new Set(sizes.map(({ engine }) => engine))].join(' and ');
  return [
    several(sizes.length, 'size', 'sizes'),
    `${thousands(counted)} scenarios${uncounted === 0 ? '' : ` and those of ${several(uncounted, 'size', 'sizes')} that were not counted`}`,
    engines,
  ].join(', ');
};

const how = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'refused':
      return `refused: ${outcome.why}`;
    case 'newly failing':
    case 'newly passing':
    case 'changed':
      return `${outcome.kind}: ${outcome.why}`;
    case 'equivalent':
      return `proved equivalent: ${proofText(outcome)}`;
    case 'not noticed':
    case 'undecided':
      return `**${outcome.kind}**: ${outcome.why}`;
  }
};

const fewest = (outcome: Outcome): string =>
  'fewest' in outcome
    ? Object.entries(outcome.fewest)
        .map(([property, lies]) => `${property}: ${String(lies)}`)
        .join(', ')
    : '';

const mutationRow = ({ mutation, found }: TriedMutation, index: number): string =>
  row([
    String(index + 1),
    mutation.protocol,
    mutation.operator,
    `${mutation.file.replace('model/protocols/', '')}:${String(mutation.line)}`,
    `${code(mutation.before.trim())}<br>${code(mutation.after.trim())}`,
    caughtBy(found.outcome),
    how(found.outcome),
    fewest(found.outcome),
    thousands(found.evaluations),
    seconds(found),
  ]);

const refactoringRow = ({ refactoring, found }: ComparedRefactoring, index: number): string =>
  row([
    String(index + 1),
    refactoring.protocol,
    refactoring.title,
    how(found.outcome),
    thousands(found.evaluations),
    seconds(found),
  ]);

/** What may become of a mutation, in the order of the summary. */
const KINDS = [
  'newly failing',
  'newly passing',
  'changed',
  'refused',
  'equivalent',
  'not noticed',
  'undecided',
] as const;

const headings: Readonly<Record<(typeof KINDS)[number], string>> = {
  'newly failing': 'newly failing',
  'newly passing': 'newly passing',
  changed: 'counts, lies or size changed',
  refused: 'refused',
  equivalent: 'proved equivalent',
  'not noticed': 'not noticed',
  undecided: 'undecided',
};

const summary = ({ sites }: Drawing, tried: readonly TriedMutation[]): readonly string[] => {
  const rows = operatorNames.map((name) => {
    const here = tried.filter(({ mutation }) => mutation.operator === name);
    return [
      name,
      sites[name],
      here.length,
      ...KINDS.map((kind) => here.filter(({ found }) => found.outcome.kind === kind).length),
    ] as const;
  });
  const sums = KINDS.map((kind) => tried.filter(({ found }) => found.outcome.kind === kind).length);
  const all = operatorNames.reduce((sum, name) => sum + sites[name], 0);
  return [
    ...heading(['operator', 'sites', 'drawn', ...KINDS.map((kind) => headings[kind])]),
    ...rows.map((cells) => row(cells.map(String))),
    row(['**all**', ...[all, tried.length, ...sums].map((sum) => `**${String(sum)}**`)]),
  ];
};

const INTRODUCTION = `# What a regression check notices

<!-- Written by \`npm run mutations -- --write\`; the numbers come from a run. -->

Fifty one-line changes of the registered protocols, and what the cells of \`expectations.json\` make of them; ten
refactorings, and the proof that each decides as before. The changes are in \`regression/evidence/mutations.json\`, the
refactorings in \`regression/evidence/refactorings.json\`. \`npm run mutations\` draws the changes again, tries everything
again, and fails where anything but the times is not as it stands here.

## How the changes were drawn

Seven operators on the syntax tree, in \`scripts/mutations/operators/\`, each a way to get a line wrong: a threshold one too
low or too high; a relay dropped; a wrong default; a round skipped; a view that is stale; *and* and *or* exchanged; an id
off by one. They are applied to the code that has a say in a run and nowhere else: \`rounds\`, \`claims\`, \`admissible\`,
\`signature\`, \`program\`, the standard values of parameters, and the functions in \`model/protocols/\` that these use.
Titles, theory, words and declared symmetries are left alone, and so is the kernel, which no protocol owns.`;

const drawingText = ({ seed, sites }: Drawing, tried: readonly TriedMutation[]): string => {
  const all = operatorNames.reduce((sum, name) => sum + sites[name], 0);
  const many = String(tried.length);
  return `That gives ${String(all)} sites. Of these ${many} were drawn by the seed “${seed}”, spread evenly: the operators
take turns, and each turn takes a site of the protocol from which fewest were drawn so far. Nobody picked any, and none was
left out. The operators keep types: the compiler accepts every one of the ${many}, so that none is caught by that.`;
};

const READING = `What happened to them:`;

const COLUMNS = `A change in a file that several protocols use is tried in the one that it was drawn for. The cells of the protocol are
checked in the order of \`strategos regress\`, without the corpus, up to the first that is not as expected; evaluations and
time are those of all cells up to there, and “fewest lies” is proved, by broken property. *Refused* means that the protocol
threw, or broke a law that is tested before every verdict. A change that no cell notices is compared with the original
(\`strategos diff\`): *proved equivalent* means that every scenario at the sizes of all cells of the protocol gives the same
decisions.`;

/** The document. */
export const documentOf = (
  drawing: Drawing,
  tried: readonly TriedMutation[],
  compared: readonly ComparedRefactoring[],
): string =>
  [
    INTRODUCTION,
    '',
    drawingText(drawing, tried),
    '',
    READING,
    '',
    ...summary(drawing, tried),
    '',
    '## The changes',
    '',
    COLUMNS,
    '',
    ...heading([
      '',
      'protocol',
      'operator',
      'line',
      'before, after',
      'caught by',
      'how',
      'fewest lies',
      'evaluations',
      'time',
    ]),
    ...tried.map(mutationRow),
    '',
    '## The refactorings',
    '',
    'Written by hand, and each compared with the original at the sizes of all cells of its protocol.',
    '',
    ...heading(['', 'protocol', 'refactoring', 'how', 'evaluations', 'time']),
    ...compared.map(refactoringRow),
    '',
  ].join('\n');

/** What two runs have to have in common: everything but the times. */
export const withoutTimes = (text: string): string => text.replaceAll(/\d+\.\d\d s \|/g, '|');
