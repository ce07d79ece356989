/**
 * Keeping regressions: each attack that nobody expected becomes a file of the corpus, under the claim that it refutes.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { fileNameOf } from '../../counterexamples/counterexample.ts';
import { newAttacks } from '../../reports/regression/attacks.ts';
import type { Failure } from '../../host/exit.ts';
import type { Written } from '../../host/files.ts';
import { saveCounterexample } from '../../host/files.ts';
import { poseCell } from './measure.ts';
import type { RegressionRun } from './run.ts';
import { fromHere } from './subject.ts';

export interface SavedCells {
  readonly written: readonly Written[];
  readonly failures: readonly Failure[];
}

/** Save all new attacks below a folder. */
export const saveAttacks = async ({ outcome, subjects }: RegressionRun, folder: string): Promise<SavedCells> => {
  const written: Written[] = [];
  const failures: Failure[] = [];
  for (const each of outcome.cells) {
    const attacks = newAttacks(each);
    const loaded = attacks.length === 0 ? null : await subjects.load(each.cell.protocol);
    if (loaded === null || E.isLeft(loaded)) continue;
    const posed = poseCell(loaded.right, each.cell);
    if (E.isLeft(posed)) continue;
    for (const attack of attacks) {
      const path = fromHere(join(folder, fileNameOf(attack, posed.right.question.instance)));
      const saved = await saveCounterexample(path, attack)();
      if (E.isLeft(saved)) failures.push(saved.left);
      else written.push(saved.right);
    }
  }
  return { written, failures };
};
