/**
 * The engine numbers views, keeps products, and leaves out claims that do not count. The plain enumeration does
 * nothing of the kind, and has to come to the same.
 */
import { describe, expect, test } from 'vitest';
import { drive } from '../../../test-support/drive.ts';
import { plainly } from '../../../test-support/full-information.ts';
import { asking } from '../../../test-support/solvability.ts';
import { solvability } from './solvability.ts';

describe('where messages get lost', () => {
  test.each([
    'crash 3 1 0',
    'crash 3 1 1',
    'crash 3 1 2',
    'crash 3 2 1',
    'crash 3 2 2',
    'crash 3 3 1',
    'crash 4 1 1',
    'crash 3 1 2 broadcast',
    'crash 3 1 1 consensus weak-unanimity',
    'crash 3 1 2 consensus coordinated-attack',
    'crash 3 2 2 consensus loyal-unanimity',
    'send-omission 3 1 1',
    'receive-omission 3 1 1',
    'receive-omission 3 2 2',
    'send-omission 3 1 2',
    'omission 3 1 1',
    'omission 3 1 2',
    'omission 3 1 2 consensus coordinated-attack',
    'omission 3 2 1',
    'omission 3 1 2 broadcast',
    'loss:0 2 0 2 coordinated-attack',
    'loss:1 2 0 1 coordinated-attack',
    'loss:1 2 0 2 coordinated-attack',
    'loss:2 2 0 2 coordinated-attack',
    'loss:2 2 0 3 coordinated-attack',
    'loss 2 0 2 coordinated-attack',
    'loss:2 3 0 1',
    'loss:1 3 0 1 broadcast',
  ])('%s: the same verdict, as many views and components, as short a chain', (name) => {
    const question = asking(name);
    const [answer, plain] = [drive(solvability(question)), plainly(question)];
    switch (answer._tag) {
      case 'Impossible':
        expect({ chain: answer.chain.executions.length, views: answer.size.views }).toEqual({
          chain: plain.chain,
          views: plain.views,
        });
        break;
      case 'Solvable':
        expect(plain).toEqual({
          solvable: true,
          views: answer.size.views,
          components: answer.components,
          chain: null,
        });
        break;
      case 'Unknown':
      case 'Refused':
        expect.fail(JSON.stringify(answer));
    }
  });
});

describe('where traitors lie, though the plain enumeration lets them claim every view of the right depth', () => {
  test.each([
    'byzantine 2 1 1',
    'byzantine 2 1 2',
    'byzantine 3 1 1',
    'byzantine 3 2 1',
    'byzantine 3 1 2',
    'byzantine 3 1 2 consensus weak-unanimity',
    'byzantine 4 1 1',
    'byzantine 4 1 1 consensus weak-unanimity',
    'byzantine 2 1 1 broadcast',
    'byzantine 3 1 1 broadcast',
    'byzantine 3 1 2 broadcast',
    'byzantine 3 2 2 broadcast',
    'byzantine 4 1 1 broadcast',
    'byzantine 4 1 2 broadcast',
  ])('%s: the same verdict, as short a chain', (name) => {
    const question = asking(name);
    const [answer, plain] = [drive(solvability(question)), plainly(question)];
    expect(answer._tag).toBe(plain.solvable ? 'Solvable' : 'Impossible');
    if (answer._tag === 'Impossible') expect(answer.chain.executions).toHaveLength(plain.chain ?? 0);
  });
});
