/** The document on what survives: `docs/mutation-score.md`. */
import type { Reason } from './reasons.ts';
import { reasonsFor } from './reasons.ts';
import type { Mutant } from './results.ts';
import type { Measured } from './score.ts';
import { counted, LEAST, scoreOf, survivorsOf } from './score.ts';

const INTRODUCTION = `# Mutation score

Do the tests notice if the code is wrong? [StrykerJS](https://stryker-mutator.io) changes the code in one place, a mutant, and runs
the specs of its group; then in the next place. What no spec notices survives. Text is not changed: how something is worded is
pinned where that matters. A mutant under which the specs go on for ever, or cannot be loaded, is noticed.

\`npm run mutate -- <group>\` tries what has changed since \`scripts/mutate/<group>.json\` was written, and writes this page;
\`--force\` tries everything. It fails where less than ${String(LEAST)} % are noticed, or a survivor has no reason in
\`scripts/mutate/survivors.json\`. The specs of a group are few, so a survivor here may well be noticed by others.
Lines are those of the code that was tried last.
`;

/** A cell of a table, as code. */
const code = (text: string): string => {
  const safe = text.replaceAll('|', '\\|');
  return safe === '' ? 'nothing' : text.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const summary = ({ group, mutants }: Measured): string =>
  row([
    group.name,
    ...[
      mutants.length,
      counted(mutants, 'killed'),
      counted(mutants, 'timeout'),
      counted(mutants, 'survived'),
      counted(mutants, 'error'),
    ].map(String),
    `${scoreOf(mutants).toFixed(1)} %`,
  ]);

const survivor = (known: readonly Reason[], mutant: Mutant): string =>
  row([
    `[${mutant.file}:${String(mutant.line)}](../${mutant.file})`,
    code(mutant.before),
    code(mutant.after),
    reasonsFor(known, mutant).join(' ').replaceAll('|', '\\|'),
  ]);

const section = (known: readonly Reason[], { group, mutants }: Measured): readonly string[] => {
  const survivors = survivorsOf(mutants);
  const files = group.files.map((file) => `\`${file}\``).join(', ');
  if (survivors.length === 0) return [`## ${group.name}`, '', `${files}: nothing survives.`, ''];
  return [
    `## ${group.name}`,
    '',
    `${files}.`,
    '',
    row(['where', 'code', 'mutant', 'why it survives']),
    row(['---', '---', '---', '---']),
    ...survivors.map((mutant) => survivor(known, mutant)),
    '',
  ];
};

/** The whole page. */
export const documentOf = (all: readonly Measured[], known: readonly Reason[]): string =>
  [
    INTRODUCTION,
    row(['group', 'mutants', 'killed', 'timeout', 'survived', 'no verdict', 'score']),
    row(['---', '--:', '--:', '--:', '--:', '--:', '--:']),
    ...all.map(summary),
    '',
    ...all.flatMap((each) => section(known, each)),
  ].join('\n');
