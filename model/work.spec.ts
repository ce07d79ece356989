/**
 * How much goes by between two pauses, counted and not timed: with that a limit of time holds on any machine.
 */
import { expect, test } from 'vitest';
import { instanceAt } from '../test-support/instance.ts';
import { booleanLogic } from './boolean.ts';
import { honestly } from './choice.ts';
import { executing } from './executing.ts';
import { runOf } from './execution.ts';
import { orderOf } from './order.ts';
import { om } from './protocols/om.ts';
import { pacer, STRIDE } from './work.ts';

test('no more than a stride, and its last step, goes by without a pause', () => {
  const tired = pacer();
  let since = 0;
  let longest = 0;
  for (let step = 0; step < 20_000; step++) {
    since += 1 + (step % 100);
    longest = Math.max(longest, since);
    if (tired(1 + (step % 100))) since = 0;
  }
  expect(longest).toBeLessThan(STRIDE + 100);
  expect(longest).toBeGreaterThanOrEqual(STRIDE);
});

test('an execution says no more than a stride and a message’s claims between two pauses', () => {
  const instance = instanceAt(om, { n: 10, m: 3 }, 'byzantine');
  let said = 0;
  const run = runOf(booleanLogic, instance, []);
  const program: typeof run.program = {
    ...run.program,
    send: (...call) => {
      const message = run.program.send(...call);
      said += message.length;
      return message;
    },
  };
  const orders = Array.from({ length: 10 }, () => orderOf(booleanLogic, instance.army, 1));
  let [before, longest] = [0, 0];
  for (const work = executing({ ...run, program }, orders, honestly); work.next().done !== true; before = said)
    longest = Math.max(longest, said - before);
  const message = Math.max(...instance.schedule.links.flat(2).map((labels) => labels.length));
  expect(said).toBeGreaterThanOrEqual(instance.schedule.claims);
  expect(longest).toBeLessThan(STRIDE + message);
});
