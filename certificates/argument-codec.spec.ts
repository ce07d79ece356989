import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chain, hexagon, oneCrash, oneLoss, tampered, twoRounds } from '../test-support/argument.ts';
import { left, right } from '../test-support/either.ts';
import { argumentSchema, decodeArgument, textOfArgument } from './argument-codec.ts';
import type { ArgumentCertificate, UnsolvableCertificate } from './argument.ts';
import type { FileError } from './decoding.ts';
import { decodeUnsolvable, unsolvableSchema } from './unsolvable-codec.ts';

/** What is wrong with a certificate of either kind; JSON leaves out what is `undefined`. */
const errorIn = (certificate: ArgumentCertificate | UnsolvableCertificate): FileError => {
  const text = JSON.stringify(certificate);
  return left<FileError, unknown>('worlds' in certificate ? decodeArgument(text) : decodeUnsolvable(text));
};

describe('what is written can be read, and always has the same bytes', () => {
  test.each(Object.entries({ hexagon, chain }))('%s', (_name, certificate) => {
    const text = textOfArgument(certificate);
    expect(right(decodeArgument(text))).toEqual(certificate);
    expect(textOfArgument(right(decodeArgument(text)))).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test.each(Object.entries({ oneLoss, oneCrash, twoRounds }))('%s', (_name, certificate) => {
    const text = textOfArgument(certificate);
    expect(right(decodeUnsolvable(text))).toEqual(certificate);
    expect(textOfArgument(right(decodeUnsolvable(text)))).toBe(text);
  });
});

describe('what is no argument', () => {
  test('nothing, something cut short, another JSON', () => {
    expect(left(decodeArgument(''))).toMatchObject({ _tag: 'Empty' });
    expect(left(decodeArgument(textOfArgument(hexagon).slice(0, -20)))).toMatchObject({ _tag: 'NotJson' });
    expect(left(decodeUnsolvable(textOfArgument(twoRounds).slice(0, 900)))).toMatchObject({ _tag: 'NotJson' });
    expect(left(decodeArgument('{"schema": "strategos/certificate/1"}'))).toMatchObject({ field: 'schema' });
    expect(left(decodeArgument(textOfArgument(oneLoss)))).toMatchObject({ field: 'schema' });
    expect(left(decodeUnsolvable('[]'))).toMatchObject({ _tag: 'BadField', field: '' });
  });

  test('another version', () => {
    const other = { _tag: 'OtherVersion', field: 'schema' };
    expect(left(decodeArgument('{"schema": "strategos/argument/2"}'))).toMatchObject(other);
    expect(left(decodeUnsolvable('{"schema": "strategos/unsolvable/2"}'))).toMatchObject(other);
  });

  test.each(
    [hexagon, oneLoss].flatMap((certificate) => Object.keys(certificate).map((field) => ({ certificate, field }))),
  )('$certificate.schema: $field is missing, or of another type', ({ certificate, field }) => {
    expect(errorIn(tampered(certificate, field, undefined))).toMatchObject({ _tag: 'BadField', field });
    expect(errorIn(tampered(certificate, field, 17.5))).toMatchObject({ _tag: 'BadField', field });
  });

  test('a field is misspelt', () => {
    expect(errorIn(tampered(hexagon, 'worlds[1].decision', {})).message).toContain('did you mean decisions');
    expect(errorIn(tampered(twoRounds, 'executions[1].departures[0].said.haerd', [])).message).toContain('heard?');
  });

  test('nested deeper than there is room for', () => {
    const view = (inside: string): string => `{"general":0,"order":0,"heard":[[${inside}]]}`;
    const deep = Array.from({ length: 20_000 }).reduce<string>(view, 'null');
    const text = textOfArgument(tampered(twoRounds, 'executions[1].departures[0].said', 'HERE')).replace(
      '"HERE"',
      deep,
    );
    expect(left(decodeUnsolvable(text)).message).toContain('nested too deeply');
  });
});

describe('a field that is wrong is named', () => {
  test.each([
    ['t', 4],
    ['t', -1],
    ['army.n', 1],
    ['argument', 'square'],
    ['protocol.fingerprint', ''],
    ['validity', 'comander'],
    ['worlds', []],
    ['worlds[0].faulty[0]', 3],
    ['worlds[0].faulty[1]', [2, 1]],
    ['worlds[0].faulty[1]', [2, 2]],
    ['worlds[0].orders.0', 'ATACK'],
    ['worlds[0].orders.3', 'ATTACK'],
    ['worlds[0].orders', { 1: 'ATTACK' }],
    ['worlds[0].orders.00', 'ATTACK'],
    ['worlds[0].decisions.1', 'undecidde'],
    ['worlds[0].decisions.3', 'RETREAT'],
    ['worlds[0].forced', 'undecided'],
    ['worlds[0].deviations[0].round', 0],
    ['worlds[0].deviations[0].from', 3],
    ['worlds[0].deviations[0].to', 3],
    ['worlds[0].heads[0].general', [{ round: 1, general: 3, coin: 0 }]],
    ['twins[0].general', 3],
    ['twins[0].worlds[1]', 3],
    ['twins[0].worlds', [1, 1]],
    ['twins[0].worlds', [0, 1, 2]],
    ['twins[1]', { general: 1, worlds: [2, 0] }],
    ['refuted.world', 3],
    ['refuted.property', ''],
  ])('against one protocol: %s = %j', (field, value) => {
    const list = Array.isArray(value) && /(faulty|heads)\[/.test(field);
    const error = errorIn(tampered(hexagon, list ? field.replace(/\[\d\](\.\w+)?$/, '') : field, value));
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message.startsWith(`${field}: `)).toBe(true);
  });

  test.each([
    ['n', 1],
    ['t', 4],
    ['rounds', -1],
    ['rounds', 65],
    ['faults', 'signed'],
    ['faults', 'loss:'],
    ['faults', 'crash:1'],
    ['problem', 'concensus'],
    ['executions', []],
    ['executions[0].faulty[0]', 3],
    ['executions[0].orders[0]', 2],
    ['executions[0].orders', [0, 0, 0]],
    ['executions[0].forced', 2],
    ['executions[0].departures[0].round', 3],
    ['executions[0].departures[0].from', 3],
    ['executions[0].departures[0].to', 3],
    ['executions[0].departures[0].to', 2],
    ['executions[0].departures[0].said.general', 128],
    ['executions[0].departures[0].said.heard[0][0].order', 2],
    ['executions[1].departures[1]', { round: 1, from: 0, to: 2, said: null }],
    ['links', [1]],
    ['links[1]', 3],
  ])('against all protocols: %s = %j', (field, value) => {
    const error = errorIn(tampered(twoRounds, field, value));
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message.startsWith(`${field}: `)).toBe(true);
  });
});

test('nothing that is read makes it throw', () => {
  const spoilt = (certificate: ArgumentCertificate | UnsolvableCertificate): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...Object.keys(certificate)), fc.jsonValue())
      .map(([field, value]) => JSON.stringify({ ...certificate, [field]: value }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), spoilt(hexagon), spoilt(twoRounds)), (file) => {
      expect(() => decodeArgument(file)).not.toThrow();
      expect(() => decodeUnsolvable(file)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test.each([
  { file: 'argument.schema.json', schema: argumentSchema },
  { file: 'unsolvable.schema.json', schema: unsolvableSchema },
])('the schema that is published is the one that is checked: $file', ({ file, schema }) => {
  const published = readFileSync(new URL(file, import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(schema(), null, 2)}\n`);
});
