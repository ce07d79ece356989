/**
 * Whether a changed protocol decides as the original does: every scenario, at the sizes of every cell of the protocol.
 */
import * as E from 'fp-ts/lib/Either.js';
import { drive } from '../../host/drive.ts';
import type { Loaded } from '../../host/loaded.ts';
import { poseCell } from '../../cli/regress/measure.ts';
import { solverWhenNeeded } from '../../host/solvers/solvers.ts';
import type { Checked } from '../../engines/check.ts';
import { check } from '../../engines/check.ts';
import { standardOptions } from '../../inquiry/standard-options.ts';
import { joined } from '../../model/joint.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import type { CellQuestion, Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import type { EquivalentAt, Found, Outcome } from './outcome.ts';

/** How long one comparison may take. */
const SECONDS = 60;

/** The scenarios that a cell is about: which engine goes through them, and which validity is asked for, changes nothing. */
const scenariosOf = ({ validity: _validity, engine: _engine, ...asked }: Cell): CellQuestion => asked;

/** The questions of the cells, each once. */
const sizesOf = (cells: readonly Cell[]): readonly CellQuestion[] => [
  ...new Map(cells.map(scenariosOf).map((asked) => [cellName(asked), asked])).values(),
];

const compareAt = async (
  original: Loaded,
  changed: Loaded,
  asked: CellQuestion,
): Promise<E.Either<string, Checked>> => {
  const [a, b] = [poseCell(original, asked), poseCell(changed, asked)];
  if (E.isLeft(a)) return E.left(a.left.message);
  if (E.isLeft(b)) return E.left(b.left.message);
  const joint = joined(a.right.question.instance, b.right.question.instance);
  if (E.isLeft(joint)) return E.left(joint.left.message);
  const question = { instance: joint.right.instance, t: a.right.question.t, properties: [sameDecisions] };
  const options = {
    ...standardOptions,
    solver: solverWhenNeeded('auto'),
    minimum: true,
  };
  return E.right(await drive(check(question, options), { seconds: SECONDS, show: () => undefined }));
};

/** What a comparison came to that found the same decisions everywhere; sampling finds that nowhere. */
const proofIn = (name: string, { finding, verdict }: Checked): EquivalentAt | null =>
  verdict === 'holds'
    ? { cell: name, engine: finding.engine, scenarios: finding.scenarios === null ? null : String(finding.scenarios) }
    : null;

/** Whether both decide alike at all these sizes. */
export const equivalence = async (original: Loaded, changed: Loaded, cells: readonly Cell[]): Promise<Found> => {
  const begun = performance.now();
  let evaluations = 0;
  const foundAs = (outcome: Outcome): Found => ({
    outcome,
    evaluations,
    seconds: (performance.now() - begun) / 1000,
  });
  const sizes: EquivalentAt[] = [];
  for (const asked of sizesOf(cells)) {
    const cell = cellName(asked);
    const compared = await compareAt(original, changed, asked);
    if (E.isLeft(compared)) return foundAs({ kind: 'undecided', cell, why: compared.left });
    const checked = compared.right;
    evaluations += checked.finding.evaluations;
    const proof = proofIn(cell, checked);
    if (proof === null) {
      const lies = checked.attacks[0]?.minimality.lies;
      return lies === undefined
        ? foundAs({ kind: 'undecided', cell, why: 'no engine that proves anything came to an end' })
        : foundAs({ kind: 'not noticed', cell, why: `decisions differ in a scenario with ${String(lies)} lies` });
    }
    sizes.push(proof);
  }
  return foundAs({ kind: 'equivalent', sizes });
};
