import { expect, test } from 'vitest';
import { om } from '../../../model/protocols/om.ts';
import { runScenario } from '../../../model/scenario.ts';
import { fromCorpus, marked } from '../../../test-support/drawn.ts';
import { right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { says, scenarioWith } from '../../../test-support/scenario-with.ts';
import { toy } from '../../../test-support/toy.ts';
import type { Spelling } from './sayings.ts';
import { lettersText, sayingsOf, sayingText } from './sayings.ts';

const lies = (name: string, spelling: Spelling): readonly string[] => {
  const { instance, recorded } = fromCorpus(name);
  return sayingsOf(instance, recorded, spelling)
    .filter(({ prescribed }) => prescribed !== null)
    .map(sayingText);
};

test('one claim is an order, several are letters', () => {
  expect(lies('om/validity-n3-m1', 'words')).toEqual(['ATTACK → RETREAT']);
  expect(lies('om/validity-n3-m1', 'letters')).toEqual(['A → R']);
  expect(lies('om/agreement-n6-m2', 'words')).toEqual(['ATTACK → RETREAT', 'AAA → ARR', 'AAA → RRR']);
});

test('claims that are made or not are listed; what is lost is as it was sent', () => {
  expect(lies('sm/validity-n3-m1-byzantine', 'words')).toEqual(['ATTACK → R+A']);
  expect(lies('flood-set/agreement-n4-m1-t2', 'words')).toEqual(['RETREAT, lost', 'RETREAT, lost', 'R+A, lost']);
  expect(lies('handshake/agreement-n2-m0', 'words')).toEqual(['ack 1, lost']);
});

test('in words, what is lost is what was sent', () => {
  const { instance, recorded } = fromCorpus('handshake/agreement-n2-m0');
  expect(sayingsOf(instance, recorded, 'words').flatMap(({ lost, words }) => (lost ? [words] : []))).toEqual([
    '“I have heard you (ack 1)”, which is lost',
  ]);
});

test('of very many claims, how many are other', () => {
  const instance = instanceAt(om, { n: 7, m: 3 }, 'byzantine');
  const scenario = scenarioWith({ faulty: [1], deviations: [says(4, 1, 2)] });
  const said = sayingsOf(instance, right(runScenario(instance, scenario)), 'letters');
  expect(said.filter(({ prescribed }) => prescribed !== null).map(sayingText)).toEqual(['12 claims → 12 changed']);
});

test.each([
  ['I saw a quorum for ATTACK', null],
  ['I saw a quorum for ATTACK', 'I prefer RETREAT'],
])('a meaning that is more than its order is not cut down to it: %s, %s', (made, not) => {
  const protocol = toy({ meaning: (_army, _label, claimed) => (claimed ? made : not) });
  const instance = instanceAt(protocol, { n: 3, m: 0 }, 'byzantine');
  const scenario = scenarioWith({ faulty: [1], orders: [1, 1, 1], deviations: [says(1, 1, 2)] });
  const said = sayingsOf(instance, right(runScenario(instance, scenario)), 'words').map(sayingText);
  expect(said.filter((text) => /\b(ATTACK|RETREAT)\b/.test(text))).toEqual([]);
});

test('what says nothing is not there', () => {
  const { instance, recorded } = fromCorpus('handshake/agreement-n2-m0-acks3');
  expect(sayingsOf(instance, recorded, 'words').map(({ round }) => round)).toEqual([1, 2, 3, 4]);
});

test('labels of a protocol’s own are cut, and differ even so', () => {
  const { instance, recorded } = marked();
  const [lie] = sayingsOf(instance, recorded, 'letters').filter(({ prescribed }) => prescribed !== null);
  expect(lie?.prescribed).toMatch(/^<img.*…$/);
  expect(lie?.prescribed).not.toBe(lie?.said);
});

test('letters are explained where there are any', () => {
  expect(lettersText(['ATTACK → RETREAT', 'ack 1, lost', 'nothing'], 'words')).toBeNull();
  expect(lettersText(['ack 1, lost'], 'letters')).toBe('A: ATTACK, R: RETREAT.');
  expect(lettersText(['A → nothing'], 'words')).toBe('A: ATTACK, R: RETREAT.');
  expect(lettersText(['ARR'], 'words')).toContain('several letters');
  expect(lettersText(['A-2'], 'words')).toBe('A: ATTACK, R: RETREAT.');
});
