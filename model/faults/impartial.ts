/**
 * Fault models that treat all generals alike, at every size: renaming the labels, `admissible`, `signature`, who is faulty, what
 * is sent and what is chosen renames what their programs do. The argument for each is in docs/factoring.md, and small sizes
 * are gone through by a law (`engines/symmetry/faulty.spec.ts`).
 *
 * A model is marked itself, so one that is made from it by changing a field is not.
 */
import type { FaultModel } from '../fault-model.ts';

const marked = new WeakSet<FaultModel>();

/** The model, marked as one that treats all generals alike. */
export const impartial = (model: FaultModel): FaultModel => {
  marked.add(Object.freeze(model));
  return model;
};

export const isImpartial = (model: FaultModel): boolean => marked.has(model);
