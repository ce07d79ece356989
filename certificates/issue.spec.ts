import { expect, test } from 'vitest';
import { om } from '../model/protocols/om.ts';
import { instanceAt } from '../test-support/instance.ts';
import { certifiedText } from './issue.ts';

test('a claim quotes the names that are not ours', () => {
  const instance = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
  const claimed = (fewest: { readonly lies: number; readonly faulty: number } | null): string =>
    certifiedText({ instance, t: 1, properties: ['agreement', 'strong-validity'], fewest });
  const every = 'om, n = 4, m = 1, byzantine faults: every scenario with at most 1 faulty';
  expect(claimed(null)).toBe(`${every} meets agreement and “strong-validity”`);
  expect(claimed({ lies: 1, faulty: 1 })).toContain('that breaks agreement and “strong-validity” has at least 1 lie,');
});
