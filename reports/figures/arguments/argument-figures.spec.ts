import { describe, expect, test } from 'vitest';
import type { Argument } from '../../../engines/impossibility/argument.ts';
import { chain } from '../../../engines/impossibility/chain/chain.ts';
import { covering } from '../../../engines/impossibility/covering/covering.ts';
import { rounds } from '../../../engines/impossibility/rounds/rounds.ts';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { handshake } from '../../../model/protocols/handshake.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { argumentLines, argumentName, drawnWorlds } from '../../story/argument.ts';
import { chainFigure } from './chain-figure.ts';
import { coverFigure } from './cover-figure.ts';
import { element, escaped, label, svgOf } from '../svg.ts';

const hexagon = right(covering(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), 1));
const lost: Argument = right(chain(instanceAt(handshake, { n: 2, m: 0 }, 'loss')));
const walk: Argument = right(rounds(instanceAt(floodSet, { n: 4, m: 1 }, 'crash'), 2));

describe('svg', () => {
  test('text is no markup', () => {
    expect(escaped('<img onerror="x"> & Co')).toBe('&lt;img onerror=&quot;x&quot;&gt; &amp; Co');
    expect(escaped('\u001b[31mATTACK\u0000\u202e')).toBe('\\u001b[31mATTACK\\u0000\\u202e');
    expect(label(1, 2, '</text><script>')).toBe(
      '<text x="1" y="2" text-anchor="middle">&lt;/text&gt;&lt;script&gt;</text>',
    );
  });

  test('numbers are the same on every machine', () => {
    expect(element('circle', { cx: 1 / 3, cy: 2, r: 0.005 })).toBe('<circle cx="0.33" cy="2" r="0.01"/>');
  });

  test('a figure has a title and a description', () => {
    const text = svgOf({ title: 'a < b', description: 'c', width: 10, height: 20, parts: ['<g/>'] });
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 10 20" width="10" height="20" role="img" class="strategos">/,
    );
    expect(text).toContain('<title>a &lt; b</title><desc>c</desc>');
    expect(text).toMatch(/\n<g\/>\n<\/svg>\n$/);
  });
});

describe('the hexagon', () => {
  const text = svgOf(coverFigure(hexagon));

  test('has six places with a general each, and an arc for each of the three worlds', () => {
    expect(text.match(/>copy [01]</g)).toHaveLength(6);
    for (const general of ['0', '1', '2']) expect(text.split(`class="strong">${general}</text>`)).toHaveLength(3);
    expect(text.match(/<path /g)).toHaveLength(3);
    expect(text.match(/<path [^>]*class="broken"/g)).toHaveLength(1);
  });

  test('says which world breaks what', () => {
    expect(text).toContain('>world 3: must decide ATTACK: breaks validity</text>');
    expect(text).toContain('>world 2: must agree</text>');
  });

  test('groups are lists, long ones ranges', () => {
    const large = svgOf(coverFigure(right(covering(instanceAt(phaseKing, { n: 9, m: 3 }, 'byzantine'), 3))));
    expect(large).toContain('>0–2</text>');
  });

  test('a long ring has no names', () => {
    const ring = right(covering(instanceAt(phaseKing, { n: 3, m: 1 }, 'byzantine'), 1, { validity: 'weak-unanimity' }));
    const figure = coverFigure(ring);
    expect(svgOf(figure)).not.toContain('copy 0</text>');
    expect(figure.description).toContain('copies of the army in a circle');
  });

  test('is the same every time', () => {
    expect(svgOf(coverFigure(right(covering(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), 1))))).toBe(text);
  });
});

describe('a chain', () => {
  test('a box a world, a line to the next, and who cannot tell', () => {
    const links = drawnWorlds(lost);
    expect(links.map(({ decided, twins, broken }) => [decided, twins, broken])).toEqual([
      ['ATTACK forced', [1], false],
      ['all must agree', [0], true],
      ['all must agree', [0], false],
      ['all must agree', [1], false],
      ['RETREAT forced', [], false],
    ]);
    const text = svgOf(chainFigure('the chain', links));
    expect(text.match(/<line /g)).toHaveLength(4);
    expect(text).toContain('≈ 1');
    expect(text.match(/class="dark"/g)).toHaveLength(1);
    expect(text.match(/class="thin"/g)).toHaveLength(1);
    expect(text.match(/class="broken"/g)).toHaveLength(1);
  });
});

describe('in words', () => {
  test('the hexagon against OM(1) with three generals', () => {
    expect(argumentLines(hexagon)).toEqual([
      'om, n = 3, m = 1, byzantine faults, at most 1 faulty: impossible, by the hexagon (Fischer, Lynch and Merritt 1986)',
      '',
      expect.stringContaining('Two copies of the army are wired into one system'),
      '',
      'World 1: 2 is faulty and speaks to 0 as in copy 1, to 1 as in copy 0; 0 holds RETREAT.',
      '  Validity: here RETREAT has to be decided.',
      '  1 decides RETREAT.',
      '',
      '1 sees the same in world 1 and world 2, and so decides the same in both:',
      '    1, round 1: 0 says “the order is RETREAT”',
      '    1, round 2: 2 says “0 ordered ATTACK”',
      '',
      'World 2: 0 is faulty and speaks to 1 as in copy 0, to 2 as in copy 1.',
      '  1 and 2 decide RETREAT.',
      '',
      '2 sees the same in world 2 and world 3, and so decides the same in both:',
      '    2, round 1: 0 says “the order is ATTACK”',
      '    2, round 2: 1 says “0 ordered RETREAT”',
      '',
      'World 3: 1 is faulty and speaks to 0 as in copy 1, to 2 as in copy 0; 0 holds ATTACK.',
      '  Validity: here ATTACK has to be decided.',
      '  2 decides RETREAT.',
      '  That breaks validity.',
      '',
      'Validity demands RETREAT in world 1 and ATTACK in world 3; agreement and those who cannot tell carry one order into the other. Some world has to break, whatever the protocol.',
      'om breaks validity in world 3: 2 decides RETREAT.',
    ]);
  });

  test('a chain: each world, and who cannot tell it from the next', () => {
    const text = argumentLines(lost).join('\n');
    expect(argumentName(lost)).toContain('Gray 1978');
    expect(text.match(/^World \d/gm)).toHaveLength(5);
    expect(text.match(/sees the same/g)).toHaveLength(4);
    expect(text).toContain('Validity demands ATTACK in world 1 and RETREAT in world 5');
  });

  test('a walk: what is not forced is not demanded', () => {
    const lines = argumentLines(walk);
    expect(lines.at(-1)).toBe('flood-set breaks agreement in world 7: 1 decides RETREAT; 2 decides ATTACK.');
    expect(lines.some((line) => line.startsWith('Validity demands'))).toBe(false);
  });

  test('of many worlds the beginning, the end, and where it breaks', () => {
    const long = right(chain(instanceAt(handshake, { n: 2, m: 0, parameters: { acks: 20 } }, 'loss')));
    expect(long.worlds.length).toBeGreaterThan(20);
    const lines = argumentLines(long);
    expect(lines).toContain('…');
    expect(lines.filter((line) => line.startsWith('World ')).length).toBeLessThan(9);
  });

  test('of many messages only how many', () => {
    const six = argumentLines(right(covering(instanceAt(om, { n: 6, m: 2 }, 'byzantine'), 2)));
    expect(six.join('\n')).not.toContain('the same 1 messages');
    const nine = argumentLines(right(covering(instanceAt(phaseKing, { n: 9, m: 3 }, 'byzantine'), 3)));
    expect(nine.some((line) => /the same \d+ messages/.test(line))).toBe(true);
  });
});
