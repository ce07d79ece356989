import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { protocolOf, protocols } from './registry.ts';

describe('protocols by name', () => {
  test.each(protocols)('$name', (protocol) => {
    expect(right(protocolOf(protocol.name))).toBe(protocol);
  });

  test.each(['phase-king@cycle', 'om@line'])('over a graph: %s', (name) => {
    expect(right(protocolOf(name)).name).toBe(name);
  });

  test('over a graph that there is not, or of a protocol that there is not', () => {
    expect(left(protocolOf('om@star')).message).toBe(
      'there is no graph “star” to run a protocol over. There are cycle, line',
    );
    expect(left(protocolOf('handshake@cycle')).message).toBe(
      'there is no handshake over a cycle: it has at most 2 generals, and a cycle at least 3',
    );
    expect(left(protocolOf('on@cycle')).message).toMatch(/^there is no protocol “on”. Did you mean om\?/);
    expect(left(protocolOf('om@')).message).toMatch(/^there is no graph “”/);
  });

  test('names are lower case, words joined by hyphens, all different', () => {
    const names = protocols.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  test('each says what it is, where it is from, and what it withstands', () => {
    for (const { title, source, resilience, faults } of protocols) {
      expect([title, source, resilience].filter((text) => text === '')).toEqual([]);
      expect(faults).not.toEqual([]);
    }
  });

  test.each([
    { name: 'phaseking', hint: ' Did you mean phase-king?' },
    { name: 'OM', hint: ' Did you mean om?' },
    { name: 'streamlet', hint: '' },
  ])('there is no $name.$hint', ({ name, hint }) => {
    expect(left(protocolOf(name))).toEqual({
      _tag: 'UnknownProtocol',
      message: `there is no protocol “${name}”.${hint} There are om, sm, phase-king, flood-set, majority, handshake; a protocol of your own is given by its file, e.g. ./my-protocol.ts`,
    });
  });
});
