/**
 * The laws of a fault model: honest choices change nothing, and what is asked for does not depend on what is told.
 */
import * as fc from 'fast-check';
import { drawOf } from '../test-support/draw.ts';
import type { Law } from '../test-support/law.ts';
import { drawFaulty, drawOrders } from '../test-support/scenarios.ts';
import { booleanLogic } from './boolean.ts';
import type { Choose } from './choice.ts';
import { choiceName, honestly } from './choice.ts';
import type { Execution } from './execution.ts';
import { execute, runOf } from './execution.ts';
import type { Instance } from './instance.ts';
import { orderOf } from './order.ts';

/** A run with random orders and these choices, and the names of the choices that it asked for, in order. */
const asking = (
  instance: Instance,
  faulty: readonly number[],
  orders: readonly number[],
  choose: Choose<boolean>,
): { readonly execution: Execution<boolean>; readonly asked: readonly string[] } => {
  const asked: string[] = [];
  const vectors = orders.map((order) => orderOf(booleanLogic, instance.army, order));
  const execution = execute(runOf(booleanLogic, instance, faulty), vectors, (choice, honest) => {
    asked.push(choiceName(choice));
    return choose(choice, honest);
  });
  return { execution, asked };
};

/** The laws, on instances under the fault model, with any generals faulty. */
export const faultModelLaws = (instances: readonly Instance[]): readonly Law[] => {
  const situation = fc.tuple(fc.constantFrom(...instances), fc.integer());
  return [
    {
      name: 'if every choice is honest, all that was sent arrives, nothing is lost, and the assumption holds',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const { execution } = asking(instance, drawFaulty(instance, draw), drawOrders(instance, draw), honestly);
        const { rounds, allowed, lost } = execution;
        return (
          allowed &&
          !lost &&
          rounds.every(({ sent, heard }) =>
            heard.every((inbox, to) =>
              inbox.every((message, from) => message.every((claim, i) => claim === sent[from]?.[to]?.[i])),
            ),
          )
        );
      }),
    },
    {
      name: 'the same choices are asked for whatever it is told, each once',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const faulty = drawFaulty(instance, draw);
        const first = asking(instance, faulty, drawOrders(instance, draw), honestly).asked;
        const second = asking(instance, faulty, drawOrders(instance, draw), () => draw() < 0).asked;
        return first.join() === second.join() && new Set(first).size === first.length;
      }),
    },
    {
      name: 'a message that no choice is about arrives as it was sent, unless its sender has crashed',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const faulty = drawFaulty(instance, draw);
        const { execution, asked } = asking(instance, faulty, drawOrders(instance, draw), () => draw() < 0);
        return execution.rounds.every(({ sent, heard }, r) =>
          heard.every((inbox, to) =>
            inbox.every((message, from) => {
              const link = `${String(r + 1)}:${String(from)}>${String(to)}:`;
              const early = faulty.includes(from) && instance.faults.role?.stops === true;
              if (early || asked.some((name) => name.startsWith(link))) return true;
              return message.every((claim, i) => claim === sent[from]?.[to]?.[i]);
            }),
          ),
        );
      }),
    },
  ];
};
