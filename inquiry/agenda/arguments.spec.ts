import { expect, test } from 'vitest';
import type { Argument } from '../../engines/impossibility/argument.ts';
import { instanceTitle } from '../../model/instance.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { gambling } from '../../test-support/gambling.ts';
import { argumentsAgainst, argumentsToProve } from './arguments.ts';
import { standardCast } from './claims.ts';

const about = ({ kind, instance, t }: Argument): string => `${kind}: ${instanceTitle(instance)}, t = ${String(t)}`;

test('the main job tells why three generals cannot, and two over a lossy link', () => {
  expect(argumentsToProve(standardCast).map(about)).toEqual([
    'hexagon: om, n = 3, m = 1, byzantine faults, t = 1',
    'chain: handshake, n = 2, m = 0, loss faults, t = 0',
  ]);
});

test.each([handshake, gambling()])('what says nothing of a changed cast is left out: $name', (other) => {
  expect(argumentsToProve({ ...standardCast, om: other }).map(about)).toEqual([
    'chain: handshake, n = 2, m = 0, loss faults, t = 0',
  ]);
});

test('against a protocol there is one for each family of faults that an argument is about', () => {
  expect([om, floodSet, sm].map((protocol) => argumentsAgainst(protocol).map(about))).toEqual([
    ['hexagon: om, n = 3, m = 1, byzantine faults, t = 1'],
    [
      'rounds: flood-set, n = 3, m = 0, crash faults, t = 1',
      'hexagon: flood-set, n = 3, m = 1, byzantine faults, t = 1',
    ],
    ['hexagon: sm, n = 3, m = 1, byzantine faults, t = 1'],
  ]);
});
