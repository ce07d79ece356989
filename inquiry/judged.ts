/**
 * The verdict on each property of a question, from what an engine answered, before any attack is made small.
 */
import type { EngineAnswer } from '../engines/ask.ts';
import type { Question } from '../engines/question.ts';
import { unbroken } from '../engines/unbroken.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { verdictName } from '../properties/verdict.ts';

/** What broke a property, else what the search amounts to: samples that broke nothing show nothing. */
const verdictOn = (name: string, asked: Pick<EngineAnswer, 'finding' | 'untested'>): VerdictName =>
  asked.finding.attacks.some(({ property }) => property === name) ? 'violated' : verdictName(unbroken(name, asked));

/** By property: the verdict. */
export const verdictsOn = (
  { properties }: Pick<Question, 'properties'>,
  asked: Pick<EngineAnswer, 'finding' | 'untested'>,
): Readonly<Record<string, VerdictName>> =>
  Object.fromEntries(properties.map(({ name }) => [name, verdictOn(name, asked)] as const));
