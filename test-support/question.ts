/**
 * Questions for tests, named as on the command line, and those among them whose answer is known to be "violated".
 */
import type { Question } from '../engines/question.ts';
import type { Sizes } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { sm } from '../model/protocols/sm.ts';
import type { Property } from '../properties/property.ts';
import { standardProperties } from '../properties/standard.ts';
import { instanceAt } from './instance.ts';

/** The question whether the standard properties hold, with at most m faulty unless told otherwise. */
export const questionAt = (protocol: Protocol, sizes: Sizes, faults: string, t: number = sizes.m): Question => {
  const instance = instanceAt(protocol, sizes, faults);
  return { instance, t, properties: standardProperties(instance) };
};

/** The property of that name that the question asks about; that it does not fails the test. */
export const propertyIn = ({ properties }: Question, name: string): Property => {
  const found = properties.find((property) => property.name === name);
  if (found === undefined) throw new Error(`the question does not ask about ${name}`);
  return found;
};

/** A question, how it is spoken of, and which properties are broken. */
export interface BrokenQuestion {
  readonly title: string;
  readonly question: Question;
  readonly broken: readonly string[];
}

const brokenAt = (question: Question, ...broken: readonly string[]): BrokenQuestion => ({
  title: `${instanceTitle(question.instance)}, t = ${String(question.t)}`,
  question,
  broken,
});

/** Questions with a known attack, each protocol at least once. */
export const brokenQuestions: readonly BrokenQuestion[] = [
  brokenAt(questionAt(om, { n: 3, m: 1 }, 'byzantine'), 'validity'),
  brokenAt(questionAt(om, { n: 3, m: 1, values: 3 }, 'byzantine'), 'validity'),
  brokenAt(questionAt(om, { n: 6, m: 2 }, 'byzantine'), 'agreement', 'validity'),
  brokenAt(questionAt(sm, { n: 3, m: 1 }, 'byzantine'), 'validity'),
  brokenAt(questionAt(phaseKing, { n: 3, m: 1 }, 'byzantine'), 'agreement'),
  brokenAt(questionAt(floodSet, { n: 4, m: 1 }, 'crash', 2), 'agreement'),
  brokenAt(questionAt(floodSet, { n: 3, m: 1 }, 'byzantine'), 'agreement', 'validity'),
  brokenAt(questionAt(majority, { n: 4, m: 1 }, 'byzantine'), 'agreement'),
  brokenAt(questionAt(handshake, { n: 2, m: 0 }, 'loss'), 'agreement'),
  brokenAt(questionAt(handshake, { n: 2, m: 0, parameters: { acks: 3 } }, 'loss:1'), 'agreement'),
];
