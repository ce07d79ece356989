/**
 * A report as Markdown: a claims table, a section for each counterexample, and a marked provenance block at the end.
 */
import { argumentLines, argumentName, capitalised } from './story/argument.ts';
import { mermaidOf } from './traces/mermaid.ts';
import type { CheckedClaim, Exhibit, Report, ReportedArgument } from './report.ts';
import { replayAllowance, isClaimExpected, commitText } from './report.ts';
import { liesText, storyLines } from './story/story.ts';
import { thousands } from '../model/thousands.ts';
import { shellPath } from '../model/shell.ts';

/** Everything between these two lines may differ between two runs, and is ignored when reports are compared. */
export const PROVENANCE_BEGINS = '<!-- provenance: ignored when reports are compared -->';
export const PROVENANCE_ENDS = '<!-- end of provenance -->';

/** A report's text without its provenance: what two runs must agree on. */
export const withoutProvenance = (text: string): string => {
  const [before = '', rest = ''] = text.split(PROVENANCE_BEGINS);
  const [, after = ''] = rest.split(PROVENANCE_ENDS);
  return `${before}${after}`;
};

/** A table cell must not end its row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const evidenceText = ({ evidence }: CheckedClaim): string =>
  evidence.grade === 'exhaustive'
    ? `exhaustive: ${thousands(evidence.scenarios)} scenarios`
    : evidence.grade === null
      ? `unfinished: ${thousands(evidence.scenarios)} scenarios`
      : `${evidence.grade}: ${thousands(evidence.scenarios)} runs`;

const violatingText = ({ evidence }: CheckedClaim): string => {
  const some = Object.entries(evidence.violating).filter(([, count]) => count > 0n);
  return some.length === 0
    ? 'none'
    : some.map(([property, count]) => `${thousands(count)} break ${property}`).join(', ');
};

const claimRow = (claim: CheckedClaim): readonly string[] => {
  const { instance, t } = claim;
  return [
    claim.words,
    instance.protocol.name,
    String(instance.army.n),
    String(instance.army.m),
    instance.faults.generalsFail ? String(t) : '–',
    instance.faults.name,
    `**${claim.verdict}**${isClaimExpected(claim) ? '' : ' (not as expected)'}`,
    evidenceText(claim),
    violatingText(claim),
    thousands(claim.evidence.evaluations),
    theoryText(claim),
  ];
};

const HEAD = [
  'claim',
  'protocol',
  'n',
  'm',
  't',
  'faults',
  'verdict',
  'evidence',
  'violating',
  'evaluations',
  'theory',
];

const exhibitSection = (exhibit: Exhibit): readonly string[] => {
  const { counterexample, file, instance, recorded, story } = exhibit;
  const { minimality } = counterexample;
  return [
    `### ${counterexample.title}`,
    '',
    `${liesText(instance, minimality.lies)}, ${minimality.claim === 'minimum' ? 'and no attack has fewer' : 'and no single simplification keeps it failing'}. File: \`${file}\`.`,
    '',
    ...storyLines({ ...story, mirror: [] }).map((line) => `- ${line}`),
    ...story.mirror.map((line, i) => (i === 0 ? `- ${line}` : `  - ${line}`)),
    '',
    '```mermaid',
    mermaidOf(instance, recorded),
    '```',
    '',
    `Replay: \`strategos replay${replayAllowance(exhibit)} ${shellPath(file)}\``,
    '',
  ];
};

/** An argument with its figure; `file` is as seen from the report. */
const argumentSection = ({ argument, figure, file, command }: ReportedArgument): readonly string[] => {
  const [title = '', ...lines] = argumentLines(argument);
  return [
    `### ${capitalised(argumentName(argument))}`,
    '',
    `![${figure.title}](${file.split('/').slice(1).join('/')})`,
    '',
    title,
    ...lines.map((line) =>
      line.startsWith('    ') ? `  - ${line.trim()}` : line.startsWith('  ') ? `- ${line.trim()}` : line,
    ),
    '',
    `Told again: \`${command}\``,
    '',
  ];
};

const theoryText = ({ theory }: CheckedClaim): string =>
  theory.verdict === 'unknown' ? 'says nothing' : `expects ${theory.verdict}: ${theory.source}`;

/** The report as Markdown. */
export const proofMarkdown = (report: Report): string => {
  const exhibits = report.claims.flatMap((claim) => claim.exhibits);
  const { provenance } = report;
  return [
    `# ${report.title}`,
    '',
    ...report.summary.flatMap((paragraph) => (paragraph.startsWith('- ') ? [paragraph] : [paragraph, ''])),
    '',
    '## Claims',
    '',
    ...table(HEAD, report.claims.map(claimRow)),
    '',
    'A verdict is about the sizes in its row and no others. *Exhaustive* means every scenario was covered and counted exactly; an *evaluation* is one step of one general, for up to 32 executions at once.',
    '',
    ...(report.arguments.length === 0
      ? []
      : ['## Why no protocol can', '', ...report.arguments.flatMap(argumentSection)]),
    '## Counterexamples',
    '',
    ...exhibits.flatMap(exhibitSection),
    '## How to reproduce',
    '',
    ...report.claims.map(({ command }) => `- \`${command}\``),
    '',
    `Seeds: ${report.seeds.length === 0 ? 'none, since nothing here is random' : report.seeds.join(', ')}.`,
    '',
    PROVENANCE_BEGINS,
    '',
    '## Provenance',
    '',
    `- command: \`${provenance.command}\``,
    `- Strategos ${provenance.version}`,
    `- ${commitText(provenance.commit)}`,
    `- ${provenance.node}, ${provenance.machine}`,
    `- ${provenance.date}, ${provenance.seconds.toFixed(1)} s`,
    ...Object.entries(report.fingerprints).map(([name, fingerprint]) => `- ${name}: ${fingerprint}`),
    '',
    PROVENANCE_ENDS,
    '',
  ].join('\n');
};
