/**
 * A report laid out as a document: which sections there are, and in which order. All formats are folds over it.
 */
import { thousands } from '../../model/thousands.ts';
import { listed } from '../story/words.ts';
import { atlasOfReport } from './atlas.ts';
import { certificatesOf } from './certificates.ts';
import { claimsSection } from './claims.ts';
import { costsSection } from './costs.ts';
import type { Block, Document } from '../document/document.ts';
import { citedIn, code, paragraph, text } from '../document/document.ts';
import { galleryOf } from './gallery.ts';
import { impossibilityOf } from './impossibility.ts';
import { methodsOf } from './methods.ts';
import { provenanceList } from './provenance.ts';
import { bibliographyOf } from '../document/references.ts';
import type { ResearchReport } from '../document/report.ts';
import { answersOf } from '../document/report.ts';
import { abstractOf, researchSummary } from './summary.ts';

const provenanceBlocks = ({ provenance, subjects }: ResearchReport): readonly Block[] => [
  provenanceList(
    provenance,
    subjects.map(({ protocol, module, fingerprint }) => ({ name: protocol.name, module, fingerprint })),
  ),
  paragraph(text('What each question took:')),
  {
    _tag: 'table',
    id: 'times',
    caption: [text('Times, in milliseconds, on the machine above')],
    columns: [
      { head: 'command', kind: 'wide' },
      { head: 'ms', kind: 'number' },
    ],
    rows: provenance.times.map(({ command, ms }) => [[code(command)], [text(thousands(ms))]]),
  },
];

/** What a report is called. */
export const titleOf = ({ subjects }: Pick<ResearchReport, 'subjects'>): string =>
  subjects.length === 0
    ? 'Byzantine agreement: a report'
    : `What ${listed(subjects.map(({ protocol }) => protocol.name))} ${subjects.length === 1 ? 'withstands' : 'withstand'}`;

/** The report as a document. */
export const layOut = (report: ResearchReport): Document => {
  const blocks: readonly Block[] =
    answersOf(report).length === 0
      ? []
      : [
          researchSummary(report),
          claimsSection(report),
          atlasOfReport(report),
          costsSection(report),
          galleryOf(report),
          impossibilityOf(report),
          ...certificatesOf(report),
          methodsOf(report),
        ];
  const abstract = abstractOf(report);
  const cited = citedIn([...blocks, paragraph(...abstract)]);
  return {
    title: titleOf(report),
    abstract,
    blocks,
    references: bibliographyOf(report).filter(({ key }) => cited.includes(key)),
    provenance: provenanceBlocks(report),
  };
};
