import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Script } from './script.ts';
import { embeddedIn, explorerPage, noData } from './data.ts';

const PAGE = '<body><script type="application/json" id="strategos-data">{}</script><p>after</p></body>';

const SCRIPT: Script = { key: './a.ts', module: './a.ts', fingerprint: null, text: '', choice: {}, graph: null };

const dataIn = (html: string): string =>
  /<script type="application\/json" id="strategos-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';

test('data goes in, and comes out as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.string(), text: fc.string() })), (texts) => {
      const scripts = texts.map((each) => ({ ...SCRIPT, ...each }));
      const page = explorerPage(PAGE, { ...noData, scripts });
      expect(E.isRight(page) ? embeddedIn(dataIn(page.right)).scripts : null).toEqual(scripts);
    }),
  );
});

test('nothing in the data is markup', () => {
  const nasty = '</script><img onerror="alert(1)">$&$`\u2028';
  const page = explorerPage(PAGE, { ...noData, scripts: [{ ...SCRIPT, text: nasty }] });
  const html = E.isRight(page) ? page.right : '';
  expect(html).not.toContain('<img');
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html.endsWith('</script><p>after</p></body>')).toBe(true);
  expect(embeddedIn(dataIn(html)).scripts).toEqual([{ ...SCRIPT, text: nasty }]);
});

test('data takes the place of data that was there', () => {
  const once = explorerPage(PAGE, { ...noData, scripts: [SCRIPT] });
  expect(E.isRight(once) && explorerPage(once.right, noData)).toEqual(explorerPage(PAGE, noData));
});

test('a text that is no page of the explorer is refused', () => {
  expect(E.isLeft(explorerPage('<p>hello</p>', noData))).toBe(true);
});

test.each(['', 'null', '[]', '{', '{"counterexamples":7,"scripts":[null,{"key":3}],"first":7}'])(
  'data that cannot be used is none: %s',
  (text) => {
    expect(embeddedIn(text)).toEqual({ examples: [], scripts: [], first: null });
  },
);
