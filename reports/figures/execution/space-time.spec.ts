import { describe, expect, test } from 'vitest';
import { fromCorpus, om7 } from '../../../test-support/drawn.ts';
import { gambled } from '../../../test-support/gambling.ts';
import { countClass, outside, overlapping, textsIn, titlesIn } from '../../../test-support/figure.ts';
import type { Figure } from '../svg.ts';
import { svgOf } from '../svg.ts';
import { spaceTime } from './space-time.ts';

const drawn = (name: string, general?: number): Figure => {
  const { instance, recorded, broken } = fromCorpus(name);
  return spaceTime(instance, recorded, { broken, ...(general === undefined ? {} : { general }) });
};

const counts = (figure: Figure): object => ({
  honest: countClass(figure, 'message honest'),
  lies: countClass(figure, 'message lie'),
  lost: countClass(figure, 'message lost'),
});

describe('OM(1) with three generals', () => {
  const figure = drawn('om/validity-n3-m1');
  const texts = textsIn(figure);

  test('four messages, one of them a lie', () => {
    expect(counts(figure)).toEqual({ honest: 3, lies: 1, lost: 0 });
    expect(texts.filter((text) => text === 'ATTACK')).toHaveLength(3);
    expect(texts).toContain('ATTACK → RETREAT');
  });

  test('who is who, what is decided, and what that breaks', () => {
    for (const text of ['commander', 'holds ATTACK', 'traitor', 'round 1', 'round 2', 'decides', 'RETREAT'])
      expect(texts).toContain(text);
    expect(texts.join(' ')).toContain('This breaks validity: if the commander is loyal');
    expect(figure.description).toContain(
      'Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”',
    );
  });

  test('a lie is heavy and dashed, and the faulty have another shape, so that no colour is needed', () => {
    const lie = /<g class="message lie".*?<\/g>/.exec(svgOf(figure))?.[0] ?? '';
    expect(lie).toContain('stroke-width="2.6" stroke-dasharray="8 4"');
    expect(svgOf(figure).match(/<circle [^>]*r="16"/g)).toHaveLength(2);
  });

  test('each message says in words what it says', () => {
    expect(titlesIn(figure)).toContain('round 2, 1 to 2: “0 ordered RETREAT”');
    expect(svgOf(figure)).toContain('<g class="message lie" data-round="2" data-from="1" data-to="2">');
  });
});

describe('of larger executions', () => {
  test('OM(2), n = 6: the lies, and what one general hears; it says so', () => {
    const figure = drawn('om/agreement-n6-m2');
    expect(counts(figure)).toEqual({ honest: 7, lies: 3, lost: 0 });
    const texts = textsIn(figure).join(' ');
    expect(texts).toContain('what general 3 hears; 35 other messages are as prescribed');
    expect(texts).toContain('AAA → ARR');
    expect(texts).toContain('A: ATTACK, R: RETREAT; several letters: several claims, in their order.');
  });

  test('another general’s messages, when asked', () => {
    const figure = drawn('om/agreement-n6-m2', 5);
    expect(counts(figure)).toEqual({ honest: 8, lies: 3, lost: 0 });
    expect(textsIn(figure).join(' ')).toContain('what general 5 hears');
  });

  test('OM(2), n = 7', () => {
    const { instance, recorded } = om7();
    const figure = spaceTime(instance, recorded, { general: 1 });
    expect(counts(figure)).toEqual({ honest: 8, lies: 5, lost: 0 });
  });
});

describe('what is lost', () => {
  test('a handshake: the acknowledgement is crossed', () => {
    const figure = drawn('handshake/agreement-n2-m0');
    expect(counts(figure)).toEqual({ honest: 1, lies: 0, lost: 1 });
    expect(textsIn(figure)).toContain('ack 1, lost');
  });

  test('crashes: what is lost in their round, and nothing after it', () => {
    const figure = drawn('flood-set/agreement-n4-m1-t2');
    expect(counts(figure)).toEqual({ honest: 18, lies: 0, lost: 3 });
    expect(textsIn(figure)).toContain('stops');
    expect(svgOf(figure).match(/stroke-dasharray="1 4"/g)).toHaveLength(2);
  });

  test('phase king: all twenty-eight messages, and a lie that says nothing', () => {
    const figure = drawn('phase-king/agreement-n3-m1');
    expect(counts(figure)).toEqual({ honest: 24, lies: 4, lost: 0 });
    expect(textsIn(figure)).toContain('RETREAT → nothing');
  });
});

describe('coins', () => {
  const { instance, recorded } = gambled(3, [1], 2);
  const figure = spaceTime(instance, recorded);

  test('stand on the lines of those who toss them, as letters, and in words', () => {
    expect(textsIn(figure).filter((text) => /^[HT]{2}$/.test(text))).toEqual(['TT', 'HT', 'TT']);
    expect(titlesIn(figure)).toContain('round 2, general 1 tosses heads, then tails');
    expect(outside(figure)).toEqual([]);
    expect(overlapping(figure)).toEqual([]);
  });

  test('are in the legend, and in the description after what is said', () => {
    expect(textsIn(figure)).toEqual(expect.arrayContaining(['a coin that shows heads', 'a coin that shows tails']));
    expect(figure.description).toContain(
      'and arrives. Round 2: 1 tosses heads, then tails; everybody else tosses tails twice. In the end',
    );
  });

  test('are nowhere where nobody tosses any', () => {
    const without = drawn('om/validity-n3-m1');
    expect(countClass(without, 'coin')).toBe(0);
    expect(textsIn(without).join() + without.description).not.toMatch(/coin|heads|tails/);
  });
});
