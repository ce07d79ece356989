/**
 * Same decisions: what two protocols have to do alike to be exchangeable, asked of their product (`model/joint.ts`).
 *
 * Every loyal general whose decision counts decides under both or under neither, and then the same order. Grades and other
 * extras of a decision have to be the same as well where both have them in the same form.
 */
import { at } from '../model/at.ts';
import type { JointDecision } from '../model/joint.ts';
import type { Logic } from '../model/logic.ts';
import type { Decision } from '../model/protocol.ts';
import type { Tree } from '../model/tree.ts';
import { leavesOf, shapeOf } from '../model/tree.ts';
import type { Property } from './property.ts';

const extrasOf = <B>({ decided: _decided, value: _value, ...extras }: Decision<B>): Readonly<Record<string, Tree<B>>> =>
  extras;

/** Two decisions are the same. */
const alike = <B>(logic: Logic<B>, a: Decision<B>, b: Decision<B>): B => {
  const equal = (these: readonly B[], those: readonly B[]): B =>
    logic.all(these.map((leaf, i) => logic.equal(leaf, at(those, i))));
  const others = extrasOf(b);
  const extras = Object.entries(extrasOf(a)).flatMap(([name, tree]) => {
    const other = others[name];
    return other !== undefined && shapeOf(tree) === shapeOf(other) ? [equal(leavesOf(tree), leavesOf(other))] : [];
  });
  return logic.all([logic.equal(a.decided, b.decided), logic.implies(a.decided, equal(a.value, b.value)), ...extras]);
};

/** Asked of a product of two instances, and of nothing else. */
export const sameDecisions: Property = {
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
          return alike(logic, a, b);
        }),
      ),
  }),
};
