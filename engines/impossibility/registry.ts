/**
 * The impossibility arguments by name: which one speaks of a fault model is for the model to say (`model/fault-model.ts`).
 */
import type * as E from 'fp-ts/lib/Either.js';
import type { ArgumentName } from '../../model/argument-name.ts';
import type { Instance, Sizes } from '../../model/instance.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Work } from '../../model/work.ts';
import type { ValidityName } from '../../properties/validity.ts';
import type { Argument, NotApplicable } from './argument.ts';
import { chaining } from './chain/chain.ts';
import { arguingByCover } from './covering/covering.ts';
import { notApplicable } from './refusal.ts';
import { walking } from './rounds/rounds.ts';
import { hasViews } from './solvability/question.ts';

/** An instance, and how many of its generals are faulty at most. */
export interface ArgumentStage {
  readonly sizes: Sizes;
  readonly t: number;
}

interface Arguing {
  /** The smallest sizes at which it may be one against a protocol. */
  readonly smallest: (protocol: Protocol) => ArgumentStage;
  /** The argument against an instance with at most `t` faulty, or why it says nothing about it. */
  readonly argue: (instance: Instance, t: number, validity: ValidityName) => Work<E.Either<NotApplicable, Argument>>;
}

const registry: Readonly<Record<ArgumentName, Arguing>> = {
  covering: {
    smallest: () => ({ sizes: { n: 3, m: 1 }, t: 1 }),
    argue: (instance, t, validity) => arguingByCover(instance, t, { validity }),
  },
  walk: { smallest: () => ({ sizes: { n: 3, m: 0 }, t: 1 }), argue: walking },
  chain: { smallest: ({ sizes }) => ({ sizes: { n: sizes.least, m: 0 }, t: 0 }), argue: chaining },
};

/** The smallest sizes at which the argument of that name may be one against a protocol. */
export const smallestStage = (name: ArgumentName, protocol: Protocol): ArgumentStage =>
  registry[name].smallest(protocol);

/** The argument that fits an instance’s faults, or why there is none. */
export function* arguing(
  instance: Instance,
  t: number,
  validity: ValidityName,
): Work<E.Either<NotApplicable, Argument>> {
  const { argument, name, summary } = instance.faults;
  return argument === null
    ? notApplicable(
        'faults',
        `no argument here is about ${name} faults, where ${summary}; ask for another fault model${
          hasViews(instance.faults)
            ? `, or “strategos solvable --faults ${name}” whether any protocol of so many rounds withstands them`
            : ''
        }`,
      )
    : yield* registry[argument].argue(instance, t, validity);
}
