/**
 * The second checker (`certificates/lrat-check.mjs`), which has no types and imports nothing of ours.
 */
interface SecondChecker {
  /** How many steps a proof took; throws where it is none. */
  readonly check: (formula: readonly string[], proof: readonly string[]) => number;
}

/** Where it lies. A variable, so that its types are not looked for. */
const SECOND_CHECKER = '../certificates/lrat-check.mjs';

const { check } = (await import(SECOND_CHECKER)) as SecondChecker;

/** What it says of a proof: how many steps it took, or what is wrong. */
export const secondOpinion = (formula: readonly string[], proof: readonly string[]): number | string => {
  try {
    return check(formula, proof);
  } catch (error) {
    return String(error);
  }
};
