import { describe, expect, test } from 'vitest';
import { generals } from '../../model/army.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { parseShiviz, sendersOf } from '../../test-support/shiviz.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { traced, tracedAt } from '../../test-support/traced.ts';
import { exchangesOf } from '../../model/exchange.ts';
import { shivizOf } from './shiviz.ts';

test('OM(1) with three generals', () => {
  const [parser, delimiter, ...lines] = shivizOf(om3.instance, figure1).split('\n');
  expect(parser).toBe(String.raw`^(?<host>\S+) (?<clock>\{[^}]*\}) (?<round>\d+) (?<kind>\w+) (?<event>.+)$`);
  expect(delimiter).toBe('');
  expect(lines).toContain(
    'general-2 {"commander-0":3,"general-1-faulty":3,"general-2":4} 2 receive hears from general-1-faulty “0 ordered RETREAT”',
  );
});

describe.each(traced)('$title', ({ instance, recorded }) => {
  const text = shivizOf(instance, recorded);
  const events = parseShiviz(text);
  const senders = sendersOf(events);
  const exchanges = exchangesOf(instance, recorded);

  test('every general is a host, in order', () => {
    const hosts = [...new Set(events.map(({ host }) => host))];
    expect(hosts.map((host) => Number(/-(\d+)/.exec(host)?.[1]))).toEqual(generals(instance.army));
    expect(hosts.filter((host) => host.endsWith('-faulty'))).toHaveLength(recorded.scenario.faulty.length);
  });

  test('a message is sent before it is received, and received at most once', () => {
    const received = events.flatMap(({ fields }, i) => (fields['kind'] === 'receive' ? [senders[i]] : []));
    for (const sender of received) expect(sender?.fields['kind']).toBe('send');
    expect(new Set(received).size).toBe(received.length);
    for (const [i, { fields }] of events.entries()) if (fields['kind'] !== 'receive') expect(senders[i]).toBeNull();
  });

  test('what is received comes from who sent it, in the round in which it was sent', () => {
    for (const [i, { host, fields }] of events.entries()) {
      const sender = senders[i];
      if (sender === null || sender === undefined) continue;
      expect(fields['event']).toContain(`hears from ${sender.host} `);
      expect(sender.fields['event']).toContain(`tells ${host} `);
      expect(sender.fields['round']).toBe(fields['round']);
    }
  });

  test('everything that was sent is there, and whatever is not lost is received by who still runs', () => {
    const kind = (name: string): number => events.filter(({ fields }) => fields['kind'] === name).length;
    const sent = exchanges.filter(({ late }) => !late);
    expect(kind('send')).toBe(sent.length);
    const arriving = sent.filter(({ lost }) => !lost).length;
    if (instance.faults.family === 'crash') expect(kind('receive')).toBeLessThanOrEqual(arriving);
    else expect(kind('receive')).toBe(arriving);
    expect(kind('toss')).toBe(recorded.scenario.heads.length);
  });

  test('there are no tags, and the same execution gives the same text', () => {
    const [, , ...log] = text.split('\n');
    expect(log.join('\n')).not.toMatch(/[<>]/);
    expect(shivizOf(instance, recorded)).toBe(text);
  });
});

test('who crashes does nothing any more', () => {
  const { instance, recorded } = tracedAt(floodSet, { n: 3, m: 1 }, 'crash', {
    faulty: [0],
    deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: [] }],
  });
  const its = parseShiviz(shivizOf(instance, recorded)).filter(({ host }) => host === 'general-0-faulty');
  expect(its.map(({ fields }) => fields['event'])).toEqual([
    'holds ATTACK',
    'tells general-1 “somebody holds ATTACK”',
    'tells general-2 “somebody holds ATTACK”; it is lost',
  ]);
});

describe('the reader refuses', () => {
  const text = shivizOf(om3.instance, figure1);
  const read = (part: string, instead: string): unknown => {
    expect(text).toContain(part);
    return sendersOf(parseShiviz(text.replace(part, instead)));
  };

  test.each([
    ['a clock that leaps', '"general-2":5} 2', '"general-2":6} 2'],
    ['knowledge that nobody gave', '{"general-2":1}', '{"commander-0":2,"general-2":1}'],
    ['a line that is no event', ' 0 start holds', ' start holds'],
    ['groups that ShiViz does not know', String.raw`(?<round>\d+)`, String.raw`(?<round>(\d)+)`],
  ])('%s', (_what, part, instead) => {
    expect(() => read(part, instead)).toThrow();
  });
});
