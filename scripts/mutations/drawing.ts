/**
 * Which of the sites are tried: drawn by a stream with a seed, spread over operators and protocols.
 *
 * The operators take turns. Each turn goes to the protocol of which fewest have been drawn so far, among those where the
 * operator has sites left, and takes one of these sites; both ties and sites are decided by the stream.
 */
import { stream } from '../../engines/fuzz/stream.ts';
import { at } from '../../model/at.ts';
import type { Draw } from '../../model/draw.ts';
import type { Mutation } from './mutation.ts';
import { operatorNames } from './mutation.ts';

export const SEED = 'fifty one-line changes';

export const HOW_MANY = 50;

const oneOf = <A>(choices: readonly A[], draw: Draw): A => at(choices, (draw() >>> 0) % choices.length);

/** A change of a shared file may be a site of several protocols; it is drawn once. */
const isSameChange = (one: Mutation, other: Mutation): boolean =>
  one.file === other.file && one.line === other.line && one.after === other.after;

/** So many of the sites, or all where there are fewer, in the order of the sites. */
export const drawn = (sites: readonly Mutation[], seed: string, howMany: number): readonly Mutation[] => {
  const draw = stream('mutations', seed);
  const chosen: Mutation[] = [];
  let left = sites;
  for (let turn = 0; chosen.length < howMany && left.length > 0; turn++) {
    const operator = operatorNames[turn % operatorNames.length];
    const here = left.filter((site) => site.operator === operator);
    if (here.length === 0) continue;
    const already = (protocol: string): number => chosen.filter((other) => other.protocol === protocol).length;
    const fewest = Math.min(...here.map(({ protocol }) => already(protocol)));
    const behind = [...new Set(here.map(({ protocol }) => protocol))].filter((name) => already(name) === fewest);
    const protocol = oneOf(behind, draw);
    const site = oneOf(
      here.filter((candidate) => candidate.protocol === protocol),
      draw,
    );
    chosen.push(site);
    left = left.filter((other) => !isSameChange(other, site));
  }
  return sites.filter((site) => chosen.includes(site));
};
