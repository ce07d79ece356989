/**
 * Where a report came from, point by point.
 */
import type { Line, List } from '../document/document.ts';
import { code, list, text } from '../document/document.ts';
import type { ReportProvenance } from '../document/provenance.ts';
import { commitText } from '../document/provenance.ts';

/** A protocol that a report is about, as it was when it was asked. */
interface Asked {
  readonly name: string;
  /** The file it came from; `null` for a registered one. */
  readonly module: string | null;
  readonly fingerprint: string | null;
}

/** The run, the machine, and the protocols with their fingerprints. */
export const provenanceList = (
  { command, version, commit, node, machine, solver, date, seconds }: ReportProvenance,
  protocols: readonly Asked[],
): List =>
  list([
    [text('Command: '), code(command)],
    [text(`Strategos ${version}`)],
    [text(commitText(commit))],
    [text(`${node}, ${machine}`)],
    [text(`Solver: ${solver ?? 'none was needed'}`)],
    [text(`${date}, ${seconds.toFixed(1)} s in all`)],
    ...protocols.map(({ name, module, fingerprint }): Line => [
      code(name),
      text(`${module === null ? '' : ` from ${module}`}: ${fingerprint ?? 'no fingerprint'}`),
    ]),
  ]);
