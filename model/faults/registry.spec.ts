import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { toy } from '../../test-support/toy.ts';
import type { FaultModel } from '../fault-model.ts';
import { handshake } from '../protocols/handshake.ts';
import { om } from '../protocols/om.ts';
import { sm } from '../protocols/sm.ts';
import { byzantine } from './byzantine.ts';
import { crash } from './crash.ts';
import { isImpartial } from './impartial.ts';
import { loss } from './loss.ts';
import { omission, sendOmission } from './omission.ts';
import { familiesFor, faultFamilies, faultModelOf, faultModels, faultsText, fits, standardFaults } from './registry.ts';
import { signed } from './signed.ts';
import { symmetric } from './symmetric.ts';

describe('fault models by name', () => {
  test('as help shows them', () => {
    expect(faultsText()).toBe(
      'byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss or loss:k; or joined, as in byzantine+loss:k',
    );
  });

  test.each([
    ...faultModels.map(({ name }) => name),
    'loss:0',
    'loss:2',
    'loss:64',
    'loss:1/round',
    'byzantine+loss',
    'omission+loss:2/round',
  ])('%s', (name) => {
    expect(right(faultModelOf(name)).name).toBe(name);
  });

  test('all that are listed are found, one of each family', () => {
    expect(faultModels.map(({ name }) => right(faultModelOf(name)))).toEqual(faultModels);
    expect(faultModels.map(({ family }) => family)).toEqual([
      'byzantine',
      'signed',
      'symmetric',
      'crash',
      'omission',
      'send-omission',
      'receive-omission',
      'loss',
    ]);
  });

  test.each([
    { name: 'byzantin', hint: ' Did you mean byzantine?' },
    { name: 'Crash', hint: ' Did you mean crash?' },
    { name: 'loss1', hint: ' Did you mean loss?' },
    { name: 'los:1', hint: ' Did you mean loss:1?' },
    { name: 'sendomission', hint: ' Did you mean send-omission?' },
    { name: 'rain', hint: '' },
  ])('there is no $name.$hint', ({ name, hint }) => {
    expect(left(faultModelOf(name))).toEqual({
      _tag: 'UnknownFaultModel',
      message: `there is no fault model “${name}”.${hint} There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss, loss:k with k from 0 to 64, and faulty generals over lossy links, as in byzantine+loss:1.`,
    });
  });
});

test.each([
  { name: 'loss:0.1', meant: 'It is no probability. Write loss:1, or loss for any number.' },
  { name: 'loss:-1', meant: 'Write loss:1, or loss for any number.' },
  { name: 'loss:1.5', meant: 'Write loss:1, or loss for any number.' },
  { name: 'loss:many', meant: 'Write loss:1, or loss for any number.' },
  { name: 'loss:', meant: 'Write loss:1, or loss for any number.' },
  { name: 'loss: ', meant: 'Write loss:1, or loss for any number.' },
  { name: 'loss:00', meant: 'Write loss:0.' },
  { name: 'loss:064', meant: 'Write loss:64.' },
  { name: 'loss:65', meant: 'Write loss for any number.' },
  { name: 'loss:1e1', meant: 'Write loss:10.' },
  { name: 'loss:４', meant: 'Write loss:4.' },
  { name: 'loss:02', meant: 'Write loss:2.' },
])('$name is told what it should be', ({ name, meant }) => {
  expect(left(faultModelOf(name)).message).toBe(
    `there is no fault model “${name}”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. ${meant}`,
  );
});

test.each(['my-loss:1', 'loss:1\nloss:2', 'my-crash:1'])('a name that only contains one is none: “%s”', (name) => {
  expect(left(faultModelOf(name)).message).toMatch(
    /There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss, loss:k/,
  );
});

test('only losses have a number', () => {
  expect(left(faultModelOf('crash:1')).message).toBe(
    'there is no fault model “crash:1”: crash takes no number. How many generals are faulty is said by t.',
  );
});

test.each([
  { model: byzantine, generalsFail: true, benign: false },
  { model: signed, generalsFail: true, benign: false },
  { model: crash, generalsFail: true, benign: true },
  { model: omission, generalsFail: true, benign: true },
  { model: sendOmission, generalsFail: true, benign: true },
  { model: symmetric, generalsFail: true, benign: false },
  { model: loss(1), generalsFail: false, benign: true },
])('$model.name: generals fail: $generalsFail, and follow the protocol as far as they go: $benign', (expected) => {
  const { generalsFail, benign } = expected.model;
  expect({ generalsFail, benign }).toEqual({ generalsFail: expected.generalsFail, benign: expected.benign });
});

test('only where messages are signed nobody forges', () => {
  expect(faultModels.filter(({ unforgeable }) => unforgeable)).toEqual([signed]);
});

test('a model is marked as impartial as it is, and nothing that is made from it', () => {
  expect([...faultModels, loss(2)].every(isImpartial)).toBe(true);
  expect(isImpartial({ ...crash })).toBe(false);
});

describe('which fits which protocol', () => {
  test('OM has a meaning under byzantine, crash and loss', () => {
    expect([byzantine, crash, loss(2)].map((model) => right(fits(om, model)).name)).toEqual([
      'byzantine',
      'crash',
      'loss:2',
    ]);
  });

  test('SM has one under signed as well', () => {
    expect(right(fits(sm, signed))).toBe(signed);
  });

  test('OM signs nothing', () => {
    expect(left(fits(om, signed))).toEqual({
      _tag: 'NoMeaning',
      message:
        'om has no meaning under signed: its messages carry no signatures. It has one under byzantine, crash, loss, symmetric, omission, send-omission, receive-omission.',
    });
  });

  test('omissions mean something wherever crashes do', () => {
    expect([omission, sendOmission].map((model) => right(fits(om, model)).name)).toEqual(['omission', 'send-omission']);
    expect(left(fits(handshake, omission)).message).toContain('the link is the enemy');
  });

  test('in a coordinated attack the link is the enemy', () => {
    expect(left(fits(handshake, byzantine)).message).toBe(
      'handshake has no meaning under byzantine: in a coordinated attack both generals are loyal and the link is the enemy. It has one under loss.',
    );
  });

  test('otherwise it is the author’s decision', () => {
    expect(left(fits(toy({ faults: ['crash'] }), loss(1))).message).toBe(
      'toy has no meaning under loss:1: its author gave it none. It has one under crash, omission, send-omission, receive-omission.',
    );
  });
});

describe('a fault model of a family that is not listed', () => {
  const rain: FaultModel = { ...crash, name: 'rain', family: 'rain' };

  test('fits a protocol that lists its family', () => {
    expect(right(fits(toy({ faults: ['rain'] }), rain))).toBe(rain);
  });

  test('fits no other', () => {
    expect(left(fits(toy({ faults: ['byzantine'] }), rain)).message).toBe(
      'toy has no meaning under rain: its author gave it none. It has one under byzantine, symmetric.',
    );
  });
});

describe('families', () => {
  const named = (which: 'small' | 'offered'): readonly string[] =>
    faultFamilies.flatMap((family) => family[which].map(({ name }) => `${family.name}: ${name}`));

  test('only of losses there is more than one member to try and to offer', () => {
    expect(named('small')).toEqual(['loss: loss:0', 'loss: loss:1']);
    expect(named('offered')).toEqual(['loss: loss:1', 'loss: loss:2']);
  });

  test('a protocol has a meaning under those that it lists, and those that are like them', () => {
    expect(familiesFor(toy({ faults: ['crash'] })).map(({ name }) => name)).toEqual([
      'crash',
      'omission',
      'send-omission',
      'receive-omission',
    ]);
    expect(familiesFor(toy({ faults: ['loss', 'byzantine'] })).map(({ name }) => name)).toEqual([
      'byzantine',
      'symmetric',
      'loss',
    ]);
    expect(familiesFor(toy({ faults: [] }))).toEqual([]);
  });
});

test.each([
  { protocol: om, name: 'byzantine' },
  { protocol: sm, name: 'signed' },
  { protocol: handshake, name: 'loss' },
  { protocol: toy({ faults: ['crash', 'byzantine'] }), name: 'crash' },
  { protocol: toy({ faults: [] }), name: 'byzantine' },
])('$protocol.name is meant for $name faults', ({ protocol, name }) => {
  expect(standardFaults(protocol).name).toBe(name);
});
