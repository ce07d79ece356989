import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { confirm } from './confirm.ts';

/** Ask where this is typed; what was answered, and what was shown. */
const asking = async (
  typed: string,
  terminals: { readonly input: boolean; readonly output: boolean } = { input: true, output: true },
): Promise<{ readonly answer: boolean | null; readonly shown: string }> => {
  const input = Object.assign(new PassThrough(), { isTTY: terminals.input });
  const output = Object.assign(new PassThrough(), { isTTY: terminals.output });
  let shown = '';
  output.on('data', (text: Buffer) => (shown += text.toString()));
  input.end(typed);
  return { answer: await confirm('Run a\u001b[2J\nb?', { input, output }), shown };
};

test.each([
  ['y\n', true],
  ['Yes\n', true],
  ['n\n', false],
  ['\n', false],
  ['yes, but\n', false],
  // Ctrl-D.
  ['', false],
])('%j is answered %s', async (typed, answer) => {
  expect((await asking(typed)).answer).toBe(answer);
});

test('the question is one line, and its default is no', async () => {
  expect((await asking('n\n')).shown).toContain('Run a\\u001b[2J b? [y/N] ');
});

test.each([
  { input: false, output: true },
  { input: true, output: false },
])('where there is no terminal nobody is asked: $input, $output', async (terminals) => {
  expect(await asking('y\n', terminals)).toEqual({ answer: null, shown: '' });
});
