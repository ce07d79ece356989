/**
 * The report on the main job as a document: what was claimed with what came out, why no protocol can, the attacks, and how to
 * do it all again.
 *
 * The words of the summary are put together from what was found.
 */
import type { Reference } from '../../model/reference.ts';
import { thousands } from '../../model/thousands.ts';
import type { ReportedArgument } from '../document/arguments.ts';
import type { CheckedClaim } from '../document/claim.ts';
import { foundText, isClaimExpected } from '../document/claim.ts';
import type { Block, Column, Document, Line, Section } from '../document/document.ts';
import { citedIn, code, emphasis, list, paragraph, section, strong, text } from '../document/document.ts';
import type { Exhibit } from '../document/exhibit.ts';
import { breakingTexts } from '../document/phrases.ts';
import type { ReportProvenance } from '../document/provenance.ts';
import { bibliographyOf, citing } from '../document/references.ts';
import { argumentName, capitalised } from '../story/argument.ts';
import { counted } from '../story/words.ts';
import { mermaidOf } from '../traces/mermaid.ts';
import { exhibitSection } from './gallery.ts';
import { argumentSection, figureOf } from './impossibility.ts';
import { provenanceList } from './provenance.ts';

const COLUMNS: readonly Column[] = [
  { head: 'claim', kind: 'wide' },
  { head: 'protocol', kind: 'narrow' },
  { head: 'n', kind: 'number' },
  { head: 'm', kind: 'number' },
  { head: 't', kind: 'number' },
  { head: 'faults', kind: 'narrow' },
  { head: 'verdict', kind: 'narrow' },
  { head: 'evidence', kind: 'narrow' },
  { head: 'violating', kind: 'wide' },
  { head: 'evaluations', kind: 'number' },
  { head: 'theory', kind: 'wide' },
];

const evidenceText = ({ evidence: { grade, scenarios } }: CheckedClaim): string =>
  `${grade ?? 'unfinished'}: ${counted(scenarios, grade === 'sampled' ? 'run' : 'scenario')}`;

const theoryOf = ({ theory }: CheckedClaim, bibliography: readonly Reference[]): Line =>
  theory.verdict === 'unknown'
    ? [text('says nothing')]
    : [text(`expects ${theory.verdict}: `), ...citing(theory.source, bibliography)];

const claimRow = (claim: CheckedClaim, bibliography: readonly Reference[]): readonly Line[] => {
  const { words, instance, t, verdict, evidence } = claim;
  const { protocol, army, faults } = instance;
  return [
    [text(words)],
    [text(protocol.name)],
    [text(String(army.n))],
    [text(String(army.m))],
    [text(faults.generalsFail ? String(t) : '–')],
    [text(faults.name)],
    [strong(verdict), ...(isClaimExpected(claim) ? [] : [text(' (not as expected)')])],
    [text(evidenceText(claim))],
    [text(breakingTexts(evidence).join(', ') || 'none')],
    [text(thousands(evidence.evaluations))],
    theoryOf(claim, bibliography),
  ];
};

const claimsTold = (claims: readonly CheckedClaim[], bibliography: readonly Reference[]): Section =>
  section('claims', 'Claims', [
    {
      _tag: 'table',
      id: 'claims-table',
      caption: [text('What was claimed, and what came out')],
      columns: COLUMNS,
      rows: claims.map((claim) => claimRow(claim, bibliography)),
    },
    paragraph(
      text('A verdict is about the sizes in its row and no others. '),
      emphasis('Exhaustive'),
      text(' means every scenario was covered and counted exactly; an '),
      emphasis('evaluation'),
      text(' is one step of one general, for up to 32 executions at once.'),
    ),
  ]);

const argumentTold = (told: ReportedArgument, bibliography: readonly Reference[]): Section => {
  const picture = figureOf(told);
  const title = capitalised(argumentName(told.argument));
  return argumentSection(told, { id: `why-${picture}`, title, picture }, bibliography);
};

const exhibitTold = (exhibit: Exhibit): Section =>
  exhibitSection(exhibit, [{ _tag: 'code', language: 'mermaid', text: mermaidOf(exhibit.instance, exhibit.recorded) }]);

/** The report on claims that were checked; `fingerprints` are by the names of protocols. */
export const proofDocument = (
  claims: readonly CheckedClaim[],
  reported: readonly ReportedArgument[],
  fingerprints: Readonly<Record<string, string>>,
  provenance: ReportProvenance,
): Document => {
  const bibliography = bibliographyOf({ subjects: claims.map(({ instance }) => instance) });
  const blocks: readonly Block[] = [
    list(claims.map((claim): Line => [strong(claim.words), text(`: ${foundText(claim)}`)])),
    claimsTold(claims, bibliography),
    ...(reported.length === 0
      ? []
      : [
          section(
            'impossibility',
            'Why no protocol can',
            reported.map((each) => argumentTold(each, bibliography)),
          ),
        ]),
    section(
      'counterexamples',
      'Counterexamples',
      claims.flatMap((claim) => claim.exhibits.map(exhibitTold)),
    ),
    section('reproduce', 'How to reproduce', [
      list(claims.map(({ command }): Line => [code(command)])),
      paragraph(text('Seeds: none, since nothing here is random.')),
    ]),
  ];
  const cited = citedIn(blocks);
  const names = new Set(claims.map(({ instance }) => instance.protocol.name));
  return {
    title: 'Three generals cannot, four can',
    abstract: [
      text(
        claims.every(isClaimExpected)
          ? 'Every claim below turned out as the literature says. A claim that something is impossible is shown for the protocol named, by an attack that anyone can replay; that nothing breaks a protocol is shown by going through every scenario.'
          : 'Some claim below did NOT turn out as the literature says: see the table.',
      ),
    ],
    blocks,
    references: bibliography.filter(({ key }) => cited.includes(key)),
    provenance: [
      provenanceList(
        provenance,
        Object.entries(fingerprints)
          .filter(([name]) => names.has(name))
          .map(([name, fingerprint]) => ({ name, module: null, fingerprint })),
      ),
    ],
  };
};
