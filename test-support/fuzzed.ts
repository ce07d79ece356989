/**
 * What fuzzing finds, with the usual seed and as many runs as are quick.
 */
import type { FuzzFinding, FuzzOptions } from '../engines/fuzz/fuzz.ts';
import { fuzz } from '../engines/fuzz/fuzz.ts';
import { noLimits } from '../engines/finding.ts';
import type { Question } from '../engines/question.ts';
import { drive } from './drive.ts';

/** What is asked unless told otherwise. */
export const standard: FuzzOptions = { seed: 'strategos', runs: 4_096, path: null, limits: noLimits };

/** The finding on a question. */
export const fuzzed = (question: Question, options: Partial<FuzzOptions> = {}): FuzzFinding =>
  drive(fuzz(question, { ...standard, ...options }));
