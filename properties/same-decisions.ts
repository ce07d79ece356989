/**
 * Same decisions: what two protocols have to do alike to be exchangeable, asked of their product (`model/joint.ts`).
 *
 * Every loyal general whose decision counts decides under both or under neither, and then the same order. Grades and other
 * extras of a decision have to be the same as well where both have them in the same form.
 */
import { at } from '../model/at.ts';
import type { JointDecision } from '../model/joint.ts';
import type { Logic } from '../model/logic.ts';
import { own } from '../model/own.ts';
import type { Decision } from '../model/protocol.ts';
import type { Tree } from '../model/tree.ts';
import { leavesOf, shapeOf } from '../model/tree.ts';
import { impartialProperty } from './impartial.ts';
import type { Property } from './property.ts';

const extrasOf = <B>({ decided: _decided, value: _value, ...extras }: Decision<B>): Readonly<Record<string, Tree<B>>> =>
  extras;

const equal = <B>(logic: Logic<B>, these: readonly B[], those: readonly B[]): B =>
  logic.all(these.map((leaf, i) => logic.equal(leaf, at(those, i))));

/** Whether the same is decided; where nothing is, the value is no matter. */
const decidesAlike = <B>(logic: Logic<B>, a: Decision<B>, b: Decision<B>): B =>
  // No implication: two that never decide do decide alike, so there is no premise that would have to come true.
  logic.meet(logic.equal(a.decided, b.decided), logic.join(logic.not(a.decided), equal(logic, a.value, b.value)));

/** For each extra that both decisions have in the same form: its name, and whether it is the same. */
export const extrasAlike = <B>(
  logic: Logic<B>,
  a: Decision<B>,
  b: Decision<B>,
): readonly (readonly [name: string, alike: B])[] => {
  const others = extrasOf(b);
  return Object.entries(extrasOf(a)).flatMap(([name, tree]) => {
    const other = own(others, name);
    return other !== undefined && shapeOf(tree) === shapeOf(other)
      ? [[name, equal(logic, leavesOf(tree), leavesOf(other))] as const]
      : [];
  });
};

/** Asked of a product of two instances, and of nothing else. */
export const sameDecisions: Property = impartialProperty({
  name: 'same-decisions',
  statement: 'every loyal general decides alike under both protocols',
  source: 'observational equivalence of deterministic protocols under the same adversary',
  symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) =>
      logic.all(
        deciders.map((general) => {
          const { a, b } = at(decisions, general) as JointDecision<typeof logic.one>;
          const extras = extrasAlike(logic, a, b).map(([, alike]) => alike);
          return logic.all([decidesAlike(logic, a, b), ...extras]);
        }),
      ),
  }),
});
