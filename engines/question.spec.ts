import { describe, expect, test } from 'vitest';
import { om } from '../model/protocols/om.ts';
import { questionAt } from '../test-support/question.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import { completed, noLimits } from './finding.ts';
import { mostFaulty } from './question.ts';

describe('how many can be faulty', () => {
  test('is t, but no more than there are', () => {
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine'))).toBe(1);
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine', 0))).toBe(0);
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine', 9))).toBe(4);
  });

  test.each([-1, NaN, 1.5, Infinity])('is no number of generals: %d, and no engine answers', (count) => {
    const question = questionAt(om, { n: 4, m: 1 }, 'byzantine');
    const { instance } = question;
    const army = { ...instance.army, n: count };
    for (const wrong of [
      { ...question, t: count },
      { ...question, instance: { ...instance, army } },
    ]) {
      expect(() => mostFaulty(wrong)).toThrow(RangeError);
      expect(() => completed(plain(wrong, noLimits))).toThrow(RangeError);
      expect(() => completed(exhaustive(wrong))).toThrow(RangeError);
    }
  });

  test('is nobody where only links fail', () => {
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'loss:2'))).toBe(0);
  });
});
