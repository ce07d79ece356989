import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkOf, readLink } from './link.ts';
import { firstState, sceneOf } from './state.ts';
import { registered, walked, walks } from './walk.arbitrary.ts';

test('a link says what is shown, in words', () => {
  expect(linkOf(firstState)).toBe(
    'protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&property=validity&round=3',
  );
});

describe('what was read is what was written', () => {
  test('wherever a person may get', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { state } = walked(walk);
        const read = readLink(`#${linkOf(state)}`);
        const shown = E.isLeft(read) ? read : sceneOf(registered, read.right);
        expect(E.isRight(shown) ? shown.right.state : shown.left).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  test('whatever claims are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' })),
        fc.string({ minLength: 1 }),
        (said, name) => {
          const state = {
            ...firstState,
            setup: { ...firstState.setup, parameters: { [name]: 7 } },
            scenario: { ...firstState.scenario, deviations: [{ round: 2, from: 1, to: 2, prescribed: [], said }] },
          };
          expect(readLink(linkOf(state))).toEqual(E.right(state));
        },
      ),
    );
  });
});

const good = linkOf(firstState);

test.each([
  ['it is empty', '#'],
  ['there is no field “protocl”; did you mean protocol?', good.replace('protocol', 'protocl')],
  ['n: it is there twice', `${good}&n=4`],
  ['n: it is missing', good.replace('&n=3', '')],
  ['n: “-3” is not a whole number', good.replace('n=3', 'n=-3')],
  ['n: “1e9” is not a whole number', good.replace('n=3', 'n=1e9')],
  ['m: “99999” is not a whole number', good.replace('m=1', 'm=99999')],
  ['“round” is no field with a value', good.replace('round=3', 'round')],
  ['lies: “2.1” has to be 3 numbers, joined by points', `${good}&lies=2.1:x`],
  ['lies: “2.1.2” has no colon, after which stands what is said', `${good}&lies=2.1.2`],
  ['lies: “%ZZ” is not written as links are', `${good}&lies=2.1.2:%ZZ`],
  ['property: “%ZZ” is not written as links are', good.replace('validity', '%ZZ')],
  ['it is too long to be a link of the explorer', `${good}&lies=${'x'.repeat(200_000)}`],
])('nonsense is refused: %s', (message, line) => {
  expect(readLink(line)).toEqual(E.left(message));
});

test('any text is read or refused, and nothing is thrown', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat({ max: good.length }), fc.string()).map(([at, text]) => good.slice(0, at) + text + good.slice(at)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const read = readLink(text);
      if (E.isRight(read)) sceneOf(registered, read.right);
    }),
  );
});
