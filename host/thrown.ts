/**
 * What is told of something thrown: where it is a protocol's mistake, the line of its file; otherwise it is a bug of ours.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { thrownWords } from '../model/quoted.ts';
import { ProtocolThrew } from '../model/watched.ts';
import type { Failure } from './exit.ts';
import { EXIT, fileFailure } from './exit.ts';
import { isThrownByBundle, placeOfThrown } from './run-bundle.ts';
import type { SourcePlace } from './source-map.ts';

/** The line of a file, as it stands there; nothing where it cannot be read. */
const lineAt = ({ file, line }: SourcePlace): string => {
  const text = E.tryCatch(
    () => readFileSync(resolve(file), 'utf8'),
    () => '',
  );
  return E.isRight(text) ? (text.right.split('\n')[line - 1] ?? '').trim() : '';
};

/** The place as a line below a message. */
const placeText = (place: SourcePlace | null): string => {
  if (place === null) return '';
  const at = `\n${place.file}:${String(place.line)}:${String(place.column)}`;
  const line = lineAt(place);
  return line === '' ? at : `${at}: ${line}`;
};

const bugText = (thrown: unknown): string =>
  [
    `this is a bug of Strategos: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
    'Please report it with the command you ran, and the file if there is one.',
  ].join('\n');

/** What is told of what a protocol's code threw; `null` where it was ours that did. */
export const protocolsMistake = (thrown: unknown): string | null => {
  if (thrown instanceof ProtocolThrew) return `${thrown.message}${placeText(placeOfThrown(thrown.cause ?? thrown))}`;
  return isThrownByBundle(thrown) ? `${thrownWords(thrown)}${placeText(placeOfThrown(thrown))}` : null;
};

/** The failure that something thrown is: the protocol’s mistake, or a bug of ours. */
export const thrownFailure = (thrown: unknown): Failure => {
  const mistake = protocolsMistake(thrown);
  return mistake === null ? { _tag: 'Failure', exit: EXIT.bug, message: bugText(thrown) } : fileFailure(mistake);
};
