import { expect, test } from 'vitest';
import { completed } from '../engines/finding.ts';
import type { WorkerMessage } from './job.ts';
import { working } from './job.ts';
import { linkOf } from './link.ts';
import { openFile } from './opening.ts';
import { firstState } from './state.ts';
import { registered } from './walk.arbitrary.ts';

const VERSION = '0.0.0';

const find = (change: Partial<typeof firstState.setup>): WorkerMessage => {
  const state = { ...firstState, setup: { ...firstState.setup, ...change } };
  return completed(working({ _tag: 'Find', link: linkOf(state) }, registered, VERSION));
};

test('a violation is found, as small as any, and as a file that can be opened', () => {
  const answer = find({});
  if (answer._tag !== 'Found') throw new Error(answer._tag);
  expect(answer.text).toBe('Found: validity is broken with 1 lie, and no attack has fewer. 14 scenarios covered.');
  expect(answer.files.map((text) => openFile(registered, text)._tag)).toEqual(['Right']);
});

test('where there is none, every scenario was tried', () => {
  expect(find({ n: 4 })).toEqual({
    _tag: 'Found',
    files: [],
    text: 'There is none: every scenario was tried. 34 scenarios covered.',
  });
});

test('told to stop, it says that not all was searched', () => {
  const state = { ...firstState, setup: { ...firstState.setup, n: 7, m: 2, t: 2 } };
  const search = working({ _tag: 'Find', link: linkOf(state) }, registered, VERSION);
  search.next();
  let step = search.next({ _tag: 'interrupted' });
  while (step.done !== true) step = search.next({ _tag: 'interrupted' });
  expect(step.value).toMatchObject({
    _tag: 'Found',
    files: [],
    text: expect.stringContaining('not all was searched: it was interrupted') as unknown,
  });
});

test('the other situation is told', () => {
  const lies = 'protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3';
  const answer = completed(working({ _tag: 'Mirror', link: lies }, registered, VERSION));
  expect(answer._tag === 'Mirror' ? answer.lines[0] : answer).toBe(
    'General 2 cannot tell this from another situation, in which it sees exactly the same:',
  );
});

test('a link that is nonsense is refused', () => {
  expect(completed(working({ _tag: 'Mirror', link: 'n=3' }, registered, VERSION))).toEqual({
    _tag: 'Failed',
    message: 'protocol: it is missing',
  });
});
