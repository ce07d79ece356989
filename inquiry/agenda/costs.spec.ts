import { expect, test } from 'vitest';
import type { Protocol } from '../../model/protocol.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { runsToMeasure } from './costs.ts';

const measured = (protocol: Protocol): readonly string[] =>
  runsToMeasure(protocol).runs.map(({ at, question }) => {
    const { n, m } = question.instance.army;
    return `${String(at)}: ${String(n)}/${String(m)}`;
  });

test('over n, for one and two traitors', () => {
  expect(runsToMeasure(om).axis).toBe('n');
  expect(measured(om)).toEqual([
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `${String(n)}: ${String(n)}/1`),
    ...[3, 4, 5, 6, 7, 8, 9, 10].map((n) => `${String(n)}: ${String(n)}/2`),
  ]);
});

test('where n is fixed, over the first parameter', () => {
  expect(runsToMeasure(handshake).axis).toBe('acks');
  expect(measured(handshake)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((acks) => `${String(acks)}: 2/0`));
});

test('nothing at sizes that it does not exist at', () => {
  const many: Protocol = { ...om, sizes: { least: 9, most: 11 } };
  expect(measured(many)).toEqual(['9: 9/1', '10: 10/1', '9: 9/2', '10: 10/2']);
});
