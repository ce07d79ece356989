import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { certificate } from '../test-support/certificate.ts';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import type { Json } from '../test-support/json-file.ts';
import { parsed, testNeverThrows, withFields } from '../test-support/json-file.ts';
import { om } from '../model/protocols/om.ts';
import { standardProperties } from '../properties/standard.ts';
import { decodeCertificate, certificateSchema, certificateText } from './codec.ts';
import type { FileError } from './decoding.ts';
import type { Manifest } from './manifest.ts';

const instance = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
const { manifest } = certificate({
  instance,
  properties: standardProperties(instance),
  t: 1,
  fewest: { lies: 1, faulty: 1 },
  symmetry: true,
});
const text = certificateText(manifest);

const errorIn = (file: string): FileError => left(decodeCertificate(file));

describe('what is written can be read', () => {
  test('and always has the same bytes', () => {
    expect(right(decodeCertificate(text))).toEqual(manifest);
    expect(certificateText(right(decodeCertificate(text)))).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('however it is laid out', () => {
    expect(right(decodeCertificate(`\uFEFF${JSON.stringify(parsed(text))}`))).toEqual(manifest);
  });

  test('without a smallest attack, of a module, with files in folders', () => {
    const part = { file: 'a/b.c/formula 1.cnf', sha256: 'a'.repeat(64) };
    const other: Manifest = {
      ...manifest,
      protocol: { ...manifest.protocol, module: './mine.ts#one' },
      fewest: null,
      properties: ['mine'],
      validity: null,
      placements: [{ faulty: [], size: '1', lies: null, formula: part, proof: part }],
    };
    expect(right(decodeCertificate(certificateText(other)))).toEqual(other);
  });
});

describe('a manifest of two protocols', () => {
  const versus = { name: 'mo', fingerprint: 'sha256:b', module: './mo.ts', parameters: { phases: 2 } };
  const both: Manifest = { ...manifest, properties: ['same-decisions'], validity: null, versus };

  test('can be read', () => {
    expect(right(decodeCertificate(certificateText(both)))).toEqual(both);
    expect(right(decodeCertificate(text)).versus).toBeUndefined();
  });

  test.each([
    [{ ...versus, fingerprint: '' }, 'versus.fingerprint'],
    [{ ...versus, name: 7 }, 'versus.name'],
    [{ ...versus, module: '' }, 'versus.module'],
    [{ ...versus, parameters: { phases: 'two' } }, 'versus.parameters.phases'],
    [{ ...versus, parameters: undefined }, 'versus.parameters'],
    [null, 'versus'],
  ])('what is wrong with the second is told by its field: %j', (wrong, field) => {
    expect(errorIn(withFields(certificateText(both), { versus: wrong })).message).toContain(field);
  });

  test('nothing else may stand in it', () => {
    const error = errorIn(withFields(certificateText(both), { versus: { ...versus, army: 4 } }));
    expect(error.message).toContain('army');
  });
});

describe('what is no manifest', () => {
  test('nothing, something that is no JSON, another JSON', () => {
    expect(errorIn('')).toMatchObject({ _tag: 'Empty' });
    expect(errorIn(text.slice(0, -20))).toMatchObject({ _tag: 'NotJson' });
    expect(errorIn('{"schema": "strategos/counterexample/1"}')).toMatchObject({ _tag: 'BadField', field: 'schema' });
    expect(errorIn('[]').message).toContain('no certificate of Strategos');
  });

  test('another version', () => {
    expect(errorIn(withFields(text, { schema: 'strategos/certificate/3' }))).toMatchObject({
      _tag: 'OtherVersion',
      field: 'schema',
    });
  });

  test('the first version, which is to be issued again', () => {
    const { _tag, message } = errorIn(withFields(text, { schema: 'strategos/certificate/1' }));
    expect(_tag).toBe('OtherVersion');
    expect(message).toContain('issue it again');
  });

  test.each(Object.keys(parsed(text)))('%s is missing', (field) => {
    expect(errorIn(withFields(text, { [field]: undefined }))).toMatchObject({ _tag: 'BadField', field });
  });

  test.each(Object.keys(parsed(text)))('%s is of another type', (field) => {
    expect(errorIn(withFields(text, { [field]: 17.5 }))).toMatchObject({ _tag: 'BadField', field });
  });

  test('a field is misspelt', () => {
    expect(errorIn(withFields(text, { placments: [] })).message).toContain('did you mean placements');
  });
});

/** The first placement with some fields exchanged. */
const withPlacement = (fields: Json): string => {
  const [first, ...others] = manifest.placements;
  return withFields(text, { placements: [{ ...first, ...fields }, ...others] });
};

const SHA256 = 'a'.repeat(64);

describe('a field that is wrong is named', () => {
  test.each([
    { what: 'a negative t', file: withFields(text, { t: -1 }), field: 't' },
    { what: 'more faulty than generals', file: withFields(text, { t: 4 }), field: 't' },
    ...[' agreement', 'validity ', 'agree\u200bment', '__proto__', 'agreement and validity'].map((name) => ({
      what: `a property named ${JSON.stringify(name)}`,
      file: withFields(text, { properties: [name] }),
      field: 'properties[0]',
    })),
    { what: 'no property', file: withFields(text, { properties: [] }), field: 'properties' },
    {
      what: 'a property twice',
      file: withFields(text, { properties: ['agreement', 'agreement', 'validity'] }),
      field: 'properties[1]',
    },
    {
      what: 'properties in disorder',
      file: withFields(text, { properties: ['validity', 'agreement'] }),
      field: 'properties[1]',
    },
    { what: 'an unknown validity', file: withFields(text, { validity: 'comander' }), field: 'validity' },
    { what: 'a validity of nothing', file: withFields(text, { properties: ['agreement'] }), field: 'validity' },
    {
      what: 'a negative number of lies',
      file: withFields(text, { fewest: { lies: -1, faulty: 1 } }),
      field: 'fewest.lies',
    },
    { what: 'a stranger', file: withPlacement({ faulty: [3] }), field: 'placements[0].faulty[0]' },
    { what: 'a size that is a number', file: withPlacement({ size: 1 }), field: 'placements[0].size' },
    { what: 'a size of 0', file: withPlacement({ size: '0' }), field: 'placements[0].size' },
    {
      what: 'half a hash',
      file: withPlacement({ formula: { file: 'x', sha256: 'abc' } }),
      field: 'placements[0].formula.sha256',
    },
    {
      what: 'a hash in capitals',
      file: withPlacement({ proof: { file: 'x', sha256: 'A'.repeat(64) } }),
      field: 'placements[0].proof.sha256',
    },
  ])('$what', ({ file, field }) => {
    expect(errorIn(file)).toMatchObject({ _tag: 'BadField', field });
    expect(errorIn(file).message.startsWith(`${field}: `)).toBe(true);
  });

  test.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', './x', '', 'a/', '..', 'C:\\x', 'C:x', '..\\x', 'x\0.cnf'])(
    'a file outside of the folder: %j',
    (file) => {
      expect(errorIn(withPlacement({ formula: { file, sha256: SHA256 } })).field).toBe('placements[0].formula.file');
      expect(errorIn(withPlacement({ proof: { file, sha256: SHA256 } })).field).toBe('placements[0].proof.file');
    },
  );
});

testNeverThrows(text, decodeCertificate);

test('the schema that is published is the one that is checked', () => {
  const published = readFileSync(new URL('certificate.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(certificateSchema(), null, 2)}\n`);
});
