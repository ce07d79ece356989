/**
 * A report in its formats: the files, by their paths below the report’s folder.
 */
import { withoutProvenance } from '../document/provenance.ts';
import { svgOf } from '../figures/svg.ts';
import { bibtexOf } from './bibtex.ts';
import type { Picture } from '../document/document.ts';
import { allBlocks } from '../document/document.ts';
import type { EmbeddedExplorer } from './html.ts';
import { htmlOf } from './html.ts';
import { jsonEssence, researchJson } from './json.ts';
import type { OutputFile } from './latex.ts';
import { latexOf } from './latex.ts';
import { layOut } from '../sections/layout.ts';
import { documentMarkdown } from './markdown.ts';
import type { ResearchReport } from '../document/report.ts';

export const formats = ['html', 'markdown', 'latex', 'json'] as const;

export type ReportFormat = (typeof formats)[number];

export interface FormatOptions {
  readonly formats: readonly ReportFormat[];
  /** The explorer with the attacks in it; `null` where there is none. */
  readonly explorer: EmbeddedExplorer | null;
}

/** A report in its formats. */
export interface Folded {
  /** The files; counterexamples are files of their own. */
  readonly files: readonly OutputFile[];
  /** The figures, for whoever wants them as other pictures than SVG. */
  readonly pictures: readonly Picture[];
}

/** Fold a report; the same report always gives the same bytes. */
export const foldedOf = (report: ResearchReport, { formats: wanted, explorer }: FormatOptions): Folded => {
  const document = layOut(report);
  const pictures = allBlocks(document.blocks).filter((block) => block._tag === 'picture');
  const keys = document.references.map(({ key }) => key);
  const files: OutputFile[] = [];
  if (wanted.includes('html')) files.push({ path: 'report.html', text: htmlOf(document, { explorer }) });
  if (wanted.includes('markdown')) files.push({ path: 'report.md', text: documentMarkdown(document) });
  if (wanted.includes('latex'))
    files.push(...latexOf(document), { path: 'references.bib', text: bibtexOf(document.references) });
  if (wanted.includes('json')) files.push({ path: 'report.json', text: researchJson(report, keys) });
  // Pages have their figures in them.
  if (wanted.includes('markdown') || wanted.includes('latex'))
    for (const { id, figure } of pictures) files.push({ path: `figures/${id}.svg`, text: svgOf(figure) });
  return { files, pictures };
};

/** The files of a report. */
export const filesOf = (report: ResearchReport, options: FormatOptions): readonly OutputFile[] =>
  foldedOf(report, options).files;

/** What two runs must agree on in a file of a report. */
export const essenceOf = (path: string, written: string): string =>
  path.endsWith('.json') ? jsonEssence(written) : withoutProvenance(written);
