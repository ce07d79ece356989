import { expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { booleanLogic } from '../boolean.ts';
import type { Choice } from '../choice.ts';
import { runOf } from '../execution.ts';
import type { Role } from '../fault-model.ts';
import { floodSet } from '../protocols/flood-set.ts';
import { record } from '../scenario.ts';
import { faultModels } from './registry.ts';
import { crashing, omitting, omittingToSend, traitor } from './roles.ts';

const FAULTY = 1;

/** What general 1 loses when it is the faulty one, as the model's own program has it. */
const done = (faults: string): Omit<Role, 'called' | 'counted' | 'mark'> => {
  const instance = instanceAt(floodSet, { n: 3, m: 1 }, faults);
  const lost: Extract<Choice, { readonly _tag: 'lost' }>[] = [];
  let lies = false;
  record(instance, [FAULTY], [0, 1, 1], (choice, honest) => {
    if (choice._tag === 'lost') lost.push(choice);
    lies ||= choice._tag === 'claim';
    return honest;
  });
  const { faults: program } = runOf(booleanLogic, instance, [FAULTY]);
  const message = [false, true];
  const { memory } = program.deliver(program.start, 1, 0, [[], message, message], () => true);
  // To the second receiver it may say nothing else than to the first, or it is not consistent.
  const twice = program.deliver(
    program.deliver(program.begin(program.start, 1, []), 1, 0, [[], message, message], () => true).memory,
    1,
    2,
    [message, message, []],
    () => false,
  );
  return {
    consistent: !twice.allowed,
    benign: !lies,
    loses: { sent: lost.some(({ from }) => from === FAULTY), received: lost.some(({ to }) => to === FAULTY) },
    stops: program.silenced(memory, FAULTY),
  };
};

test.each(
  faultModels.flatMap(({ name, role }) => {
    if (role === null || name === 'signed') return [];
    const { benign, consistent, loses, stops } = role;
    return [{ name, says: { benign, consistent, loses, stops } }];
  }),
)('$name: the role says what the model does', ({ name, says }) => {
  expect(says).toEqual(done(name));
});

test.each([
  { role: traitor, called: ['a traitor', 'traitors'], counted: ['traitor', 'traitors'] },
  { role: crashing, called: ['faulty', 'faulty'], counted: ['crash', 'crashes'] },
  {
    role: omittingToSend,
    called: ['faulty', 'faulty'],
    counted: ['general that omits to send', 'generals that omit to send'],
  },
  {
    role: omitting,
    called: ['faulty', 'faulty'],
    counted: ['general that omits to send and to receive', 'generals that omit to send and to receive'],
  },
])('one is $called.0, and counted as $counted', ({ role, called, counted }) => {
  expect([role.called.one, role.called.many]).toEqual(called);
  expect([role.counted.one, role.counted.many]).toEqual(counted);
});

test('roles by hand', () => {
  const told = [traitor, crashing, omittingToSend, omitting].map(({ mark, benign, loses, stops }) => ({
    mark,
    benign,
    ...loses,
    stops,
  }));
  expect(told).toEqual([
    { mark: 'traitor', benign: false, sent: false, received: false, stops: false },
    { mark: 'faulty', benign: true, sent: true, received: false, stops: true },
    { mark: 'faulty', benign: true, sent: true, received: false, stops: false },
    { mark: 'faulty', benign: true, sent: true, received: true, stops: false },
  ]);
});
