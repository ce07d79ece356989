/**
 * Reading JSON files of a known format: what is wrong with one is said by field, and never guessed at.
 *
 * Formats are strict: an unknown field is an error, since it may be a known one misspelt. The version is looked at before
 * anything else, because another one may have other fields.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';
import { whyNoJson } from './not-json.ts';
import { NO_KEY, repeatedKey } from './repeated-key.ts';
import { isObject, otherSchema, shownValue, wrongValue } from './wrong-value.ts';

/** Why a text is no file of the format. */
export interface FileError {
  readonly _tag: 'Empty' | 'NotJson' | 'RepeatedKey' | 'OtherVersion' | 'BadField';
  /** The field that is wrong, e.g. `deviations[2].from`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A format, as far as reading it goes. */
export interface ReadFormat<A> {
  /** What `schema` says in such a file: `strategos/counterexample/1`. */
  readonly name: string;
  /** What such a file is called: `counterexample`. */
  readonly noun: string;
  readonly schema: z.ZodType<A>;
  /** The names of all fields, for whoever misspells one. */
  readonly fields: readonly string[];
  /** Of a version that is not read any more: what to do about such a file. */
  readonly outdated?: Readonly<Record<string, string>>;
}

/** The field is wrong, and why. */
export const badField = (field: string, message: string): E.Either<FileError, never> =>
  E.left({ _tag: 'BadField', field, message: field === '' ? message : `${field}: ${message}` });

/** The text, if no key stands twice in one object. */
const unrepeated = (text: string): E.Either<FileError, null> => {
  const found = repeatedKey(text);
  if (found === null) return E.right(null);
  const { key, line, column } = found;
  return E.left({
    _tag: 'RepeatedKey',
    field: '',
    message: `line ${String(line)}, column ${String(column)}: ${key === NO_KEY ? `there may be no key ${JSON.stringify(key)}` : `the key ${JSON.stringify(key)} stands twice in one object; take one of them away`}`,
  });
};

const parse = (text: string): E.Either<FileError, unknown> => {
  if (text.trim() === '') return E.left({ _tag: 'Empty', field: '', message: 'the file is empty' });
  const parsed = E.tryCatch(
    () => JSON.parse(text) as unknown,
    (): FileError => ({ _tag: 'NotJson', field: '', message: whyNoJson(text) }),
  );
  return pipe(
    parsed,
    E.tap(() => unrepeated(text)),
  );
};

const version =
  ({ name, noun, outdated = {} }: Pick<ReadFormat<unknown>, 'name' | 'noun' | 'outdated'>) =>
  (json: unknown): E.Either<FileError, unknown> => {
    if (!isObject(json))
      return badField('', `it must be an object, { … }, and is ${shownValue(json)}: this is no ${noun} of Strategos`);
    const { schema: found } = json;
    if (found === name) return E.right(json);
    if (typeof found === 'string' && found.startsWith(`strategos/${noun}/`))
      return E.left({
        _tag: 'OtherVersion',
        field: 'schema',
        message: `schema: this file is of version ${found}, and this Strategos reads ${name}; ${outdated[found] ?? 'use the Strategos that wrote it, or a newer one'}`,
      });
    return badField('schema', otherSchema(found, name, noun));
  };

/** `["deviations", 2, "from"]` as it is written: `deviations[2].from`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, part) =>
      typeof part === 'number' ? `${field}[${String(part)}]` : field === '' ? String(part) : `${field}.${String(part)}`,
    '',
  );

const fieldsIn =
  <A>({ schema, noun, fields }: ReadFormat<A>) =>
  (json: unknown): E.Either<FileError, A> => {
    // Editors are told by it where the schema is. It is no field of the format.
    const { $schema = '', ...written } = json as { readonly $schema?: unknown };
    if (typeof $schema !== 'string') return badField('$schema', 'it must be the path or the address of a JSON Schema');
    const parsed = schema.safeParse(written);
    if (parsed.success) return E.right(parsed.data);
    // A field that is misspelt is missing as well: say what is there, not what is not.
    const { issues } = parsed.error;
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    if (issue === undefined) return badField('', `it does not have the form of a ${noun}`);
    const field = fieldOf(issue.path);
    if (issue.code !== 'unrecognized_keys') return badField(field, wrongValue(issue, written));
    const unknown = issue.keys[0] ?? '';
    const near = nearest(unknown, fields);
    return badField(field, `there is no field “${unknown}”${near === null ? '' : `; did you mean ${near}?`}`);
  };

/** What a file's text holds in the format, or what is wrong with it. */
export const decodeAs = <A>(format: ReadFormat<A>, text: string): E.Either<FileError, A> =>
  pipe(parse(text.replace(/^\uFEFF/, '')), E.flatMap(version(format)), E.flatMap(fieldsIn(format)));
