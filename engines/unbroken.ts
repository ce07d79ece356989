/**
 * The verdict on a property that nothing broke: what stopped the search, what was not put to the test, or that it holds.
 */
import type { Verdict } from '../properties/verdict.ts';
import type { EngineAnswer } from './ask.ts';

export const unbroken = (
  name: string,
  { finding, untested }: Pick<EngineAnswer, 'finding' | 'untested'>,
): Exclude<Verdict, { readonly _tag: 'Violated' }> => {
  if (finding.stopped !== null) return { _tag: 'Unknown', bound: finding.stopped };
  const open = untested.get(name);
  if (open !== undefined) return open;
  return finding.grade === 'sampled'
    ? { _tag: 'Unknown', bound: { _tag: 'sampled', scenarios: finding.scenarios ?? 0n } }
    : { _tag: 'Holds', grade: finding.grade };
};
