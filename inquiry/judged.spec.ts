import { expect, test } from 'vitest';
import { ask } from '../engines/ask.ts';
import type { EngineAnswer } from '../engines/ask.ts';
import type { Question } from '../engines/question.ts';
import { om } from '../model/protocols/om.ts';
import type { Bound } from '../properties/verdict.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { verdictsOn } from './judged.ts';
import { standardOptions } from './standard-options.ts';

const answerTo = (question: Question, stop?: Bound): EngineAnswer =>
  drive(ask(question, { ...standardOptions, engine: 'exhaustive' }), () => stop);

test('what an attack broke is violated, and the others hold where the search went through', () => {
  const question = questionAt(om, { n: 3, m: 1 }, 'byzantine');
  expect(verdictsOn(question, answerTo(question))).toEqual({
    agreement: 'holds',
    validity: 'violated',
    termination: 'holds',
  });
});

test('what was stopped shows nothing of what is not broken', () => {
  const question = questionAt(om, { n: 4, m: 1 }, 'byzantine');
  expect(Object.values(verdictsOn(question, answerTo(question, { _tag: 'interrupted' })))).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
});
