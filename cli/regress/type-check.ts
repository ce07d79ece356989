/**
 * Which protocols have type errors: asked of TypeScript where there is one, for those that have changed since.
 *
 * A file is looked at if it is TypeScript, has a `tsconfig.json` in its folder or above, and TypeScript can be found from
 * there or from here. Else nothing is said: a protocol is loaded without being compiled.
 */
import { dirname, resolve } from 'node:path';
import { recall, remember } from './memo.ts';
import type { MeasurementStore } from './store.ts';
import type { TypeAnswer, TypeError, TypeQuestion } from './type-question.ts';
import { nearestTsconfig, typescriptFrom } from '../../host/typescript.ts';

/** What it takes to look at a file; `null` where it is not to be looked at. */
const meansFor = (root: string): Omit<TypeQuestion, 'roots'> | null => {
  if (!/\.[cm]?tsx?$/.test(root)) return null;
  const tsconfig = nearestTsconfig(dirname(root));
  if (tsconfig === null) return null;
  const typescript = typescriptFrom(dirname(root)) ?? typescriptFrom(process.cwd());
  return typescript === null ? null : { typescript, tsconfig };
};

/** Those with the same options as one question. */
const questionsFor = (roots: readonly string[]): readonly TypeQuestion[] => {
  const questions = new Map<string, TypeQuestion>();
  for (const root of roots) {
    const means = meansFor(root);
    if (means === null) continue;
    const key = JSON.stringify(means);
    questions.set(key, { ...means, roots: [...(questions.get(key)?.roots ?? []), root] });
  }
  return [...questions.values()];
};

/** The first error of each file that has one; `ask` does the work, elsewhere. */
export const typeErrors = async (
  store: MeasurementStore,
  harness: string,
  files: readonly string[],
  ask: (question: TypeQuestion) => Promise<readonly TypeAnswer[]>,
): Promise<ReadonlyMap<string, TypeError>> => {
  const errors = new Map<string, TypeError>();
  const note = (root: string, error: TypeError | null): void => {
    if (error !== null) errors.set(root, error);
  };
  const unknown: string[] = [];
  for (const root of new Set(files.map((file) => resolve(file)))) {
    const known = await recall(store, harness, `types ${root}`);
    if (known === null) unknown.push(root);
    else note(root, known.value as TypeError | null);
  }
  const begun = Date.now();
  const answers = await Promise.all(questionsFor(unknown).map(ask));
  for (const { root, error, files: restsOn } of answers.flat()) {
    note(root, error);
    await remember(store, harness, `types ${root}`, { value: error, files: restsOn }, begun);
  }
  return errors;
};
