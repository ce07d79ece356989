import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { protocols } from '../../test-support/protocols.ts';
import { allProtocols, loaded, protocolAmong, protocolOf } from './protocol-of.ts';
import { registry } from './registry.ts';

describe.each([
  { how: 'loaded by name', find: (name: string) => protocolOf(name)() },
  { how: 'among those that are loaded', find: (name: string) => Promise.resolve(protocolAmong(protocols, name)) },
])('a protocol $how', ({ find }) => {
  test.each(protocols)('$name', async (protocol) => {
    expect(right(await find(protocol.name))).toBe(protocol);
  });

  test.each(['phase-king@cycle', 'om@line'])('over a graph: %s', async (name) => {
    expect(right(await find(name)).name).toBe(name);
  });

  test('over a graph that there is not, or of a protocol that there is not', async () => {
    expect(left(await find('om@star')).message).toBe(
      'there is no graph “star” to run a protocol over. There are cycle, line',
    );
    expect(left(await find('handshake@cycle')).message).toBe(
      'there is no handshake over a cycle: it has at most 2 generals, and a cycle at least 3',
    );
    expect(left(await find('on@cycle')).message).toMatch(/^there is no protocol “on”. Did you mean om\?/);
    expect(left(await find('om@')).message).toMatch(/^there is no graph “”/);
  });

  test.each([
    { name: 'phaseking', hint: ' Did you mean phase-king?' },
    { name: 'OM', hint: ' Did you mean om?' },
    { name: 'streamlet', hint: '' },
  ])('there is no $name.$hint', async ({ name, hint }) => {
    expect(left(await find(name))).toEqual({
      _tag: 'UnknownProtocol',
      message: `there is no protocol “${name}”.${hint} There are ${registry.map((known) => known.name).join(', ')}; a protocol of your own is given by its file, e.g. ./my-protocol.ts`,
    });
  });
});

test('all of them, in the order of their list', async () => {
  expect(right(await allProtocols())).toEqual(protocols);
});

test('one that cannot be loaded is named, with its file', async () => {
  const load = (): Promise<never> => Promise.reject(new Error('not today'));
  expect(left(await loaded({ name: 'naive', file: 'flawed/naive.ts', load })())).toEqual({
    _tag: 'UnloadedProtocol',
    message: 'the registered protocol naive could not be loaded from model/protocols/flawed/naive.ts: not today',
  });
});
