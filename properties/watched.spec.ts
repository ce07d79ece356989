import { describe, expect, test } from 'vitest';
import { ProtocolThrew } from '../model/watched.ts';
import { consensusAmong, decides } from '../test-support/outcome.ts';
import type { Judgement, Property } from './property.ts';
import { watchedProperty } from './watched.ts';

const { court, outcome } = consensusAmong([2], [decides(1), decides(0), decides(0)]);
const orders = [[true], [false], [false]];
const note = [true];

const calm: Property = {
  name: 'calm',
  statement: 'nobody attacks',
  source: 'mine',
  symmetric: true,
  on: ({ logic }) => ({ note: () => [], judge: () => logic.one }),
};

/** Calm, which judges by what stands there instead, whatever the types say, watched. */
const judging = (on: unknown): Judgement<boolean> => watchedProperty({ ...calm, on } as Property).on(court);

/** The functions of a property, what each is called with, and how, where this stands in its place. */
const parts: readonly {
  readonly where: string;
  readonly told: readonly unknown[];
  readonly call: (instead: unknown) => unknown;
}[] = [
  {
    where: 'note',
    told: [orders],
    call: (instead) => judging(() => ({ ...calm.on(court), note: instead })).note(orders),
  },
  {
    where: 'judge',
    told: [note, outcome],
    call: (instead) => judging(() => ({ ...calm.on(court), judge: instead })).judge(note, outcome),
  },
  { where: 'on', told: [court], call: judging },
];

/** A function that throws this. */
const throwing = (thrown: unknown) => (): never => {
  throw thrown;
};

describe('a property of one’s own says which it is and where,', () => {
  const cause = new Error('oops');

  test.each(parts)('if $where throws, and keeps the cause', ({ where, call }) => {
    expect(() => call(throwing(cause))).toThrow(
      new ProtocolThrew(`property calm: ${where} threw Error: oops`, { cause }),
    );
  });

  test.each(parts.flatMap((part) => [undefined, null].map((given) => ({ ...part, given }))))(
    'if $where gives $given',
    ({ where, call, given }) => {
      expect(() => call(() => given)).toThrow(
        new ProtocolThrew(`property calm: what ${where} gives is ${String(given)}`),
      );
    },
  );

  test('if it judges without a note, or does not judge', () => {
    const judgement = judging(() => ({}));
    const says = (where: string): string =>
      `property calm: ${where} threw TypeError: judgement.${where} is not a function`;
    expect(() => judgement.note(orders)).toThrow(says('note'));
    expect(() => judgement.judge(note, outcome)).toThrow(says('judge'));
  });

  test.each(parts)('but what a protocol threw within $where has been said', ({ call }) => {
    const said = new ProtocolThrew('mine: rounds threw Error: oops', { cause });
    expect(() => call(throwing(said))).toThrow(said);
  });
});

describe('what is not wrong passes through unchanged:', () => {
  test('what it is', () => {
    const { name, statement, source, symmetric } = watchedProperty(calm);
    expect({ name, statement, source, symmetric }).toEqual({
      name: 'calm',
      statement: 'nobody attacks',
      source: 'mine',
      symmetric: true,
    });
    expect(watchedProperty({ ...calm, symmetric: false }).symmetric).toBe(false);
  });

  test.each(
    parts
      .filter(({ where }) => where !== 'on')
      .flatMap((part) => [true, false, 0, []].map((given) => ({ ...part, given }))),
  )('$where gives $given, and is told what it was', ({ told, call, given }) => {
    const heard: unknown[] = [];
    const answering = (...args: readonly unknown[]): unknown => {
      heard.push(args);
      return given;
    };
    expect(call(answering)).toBe(given);
    expect(heard).toEqual([told]);
  });

  test('before which court it is judged', () => {
    const courts: unknown[] = [];
    judging((...args: readonly unknown[]) => {
      courts.push(args);
      return calm.on(court);
    });
    expect(courts).toEqual([[court]]);
  });
});
