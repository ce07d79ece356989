/**
 * Agreement (IC1): all loyal generals that decide, decide alike; in a broadcast, all loyal lieutenants.
 * Lamport, Shostak and Pease 1982, §1, condition IC1; Lynch 1996, §6.1.
 */
import { at } from '../model/at.ts';
import { sameOrder } from '../model/order.ts';
import { impartialProperty } from './impartial.ts';
import type { OurProperty } from './ours.ts';
import { alone } from './ours.ts';
import type { Property } from './property.ts';

export const agreement: Property = impartialProperty({
  name: 'agreement',
  statement: 'all loyal generals that decide, decide alike',
  source: 'Lamport, Shostak and Pease 1982, IC1',
  symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) =>
      logic.all(
        deciders.flatMap((general, i) =>
          deciders.slice(i + 1).map((other) => {
            const [a, b] = [at(decisions, general), at(decisions, other)];
            return logic.implies(logic.meet(a.decided, b.decided), sameOrder(logic, a.value, b.value));
          }),
        ),
      ),
  }),
});

export const agreements: OurProperty = alone(agreement, true);
