/**
 * The code of the documentation, compiled as a reader's own would be, and its values compared with those that it states.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents, textOf } from '../test-support/documents.ts';
import { blocksOf } from '../test-support/markdown.ts';
import type { Snippet } from '../test-support/snippet.ts';
import { asStated, evaluated, layOut, snippetFolder, statedIn, typeErrors } from '../test-support/snippet.ts';
import { THOROUGH } from '../test-support/tier/tags.ts';

describe('the code', () => {
  let laidOut: readonly { readonly file: string; readonly snippet: Snippet }[] = [];
  let removeAll = (): void => undefined;
  beforeAll(() => {
    const { folder, remove } = snippetFolder();
    removeAll = remove;
    laidOut = documents.flatMap((file) =>
      layOut(join(folder, file.replaceAll(/\W/g, '-')), blocksOf(textOf(file))).map((snippet) => ({ file, snippet })),
    );
  });
  afterAll(() => removeAll());

  test('compiles', { tags: [THOROUGH] }, () => {
    const errors = typeErrors(laidOut.map(({ snippet }) => snippet));
    const told = laidOut.flatMap(({ file, snippet }) =>
      (errors.get(snippet.path) ?? []).map((error) => `${file}, ${error}`),
    );
    expect(told).toEqual([]);
  });

  for (const document of documents)
    for (const block of blocksOf(textOf(document)).filter((each) => statedIn(each).length > 0))
      test(`comes out as ${document} says, from line ${String(block.line)} on`, async () => {
        const found = laidOut.find(({ file, snippet }) => file === document && snippet.block.line === block.line);
        if (found === undefined) throw new Error('the block was not laid out');
        const stated = statedIn(block);
        const values = await evaluated(found.snippet);
        const told = (value: string, i: number): string => `line ${String(stated[i]?.line)}: ${value}`;
        expect(values.map((value, i) => told(asStated(value, stated[i]?.expected ?? ''), i))).toEqual(
          stated.map(({ expected }, i) => told(expected, i)),
        );
      });
});

test(
  'what is wrong would show: a wrong type, a module that is not there, another value',
  { tags: [THOROUGH] },
  async () => {
    const { folder, remove } = snippetFolder();
    const lines = [
      "import 'strategos/model/nothing';",
      'const n: number = String(1);',
      '1 + 1; // → 3',
      'export { n };',
    ];
    const [wrong, other] = layOut(folder, [
      { language: 'ts', line: 10, lines },
      { language: 'ts', line: 20, lines: ['export const two: number = 1 + 1; // → 3'] },
    ]);
    if (wrong === undefined || other === undefined) throw new Error('two blocks make two snippets');
    const errors = typeErrors([wrong, other]);
    expect(errors.get(wrong.path)?.map((error) => error.slice(0, 8))).toEqual(['line 10:', 'line 11:']);
    expect(errors.get(other.path)).toEqual([]);
    expect(statedIn(wrong.block).map(({ line, expected }) => [line, expected])).toEqual([[12, '3']]);
    expect(await evaluated(other)).toEqual(['2']);
    expect(asStated('2', '3')).toBe('2');
    remove();
  },
);
