import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOSTILE } from '../../test-support/regression.ts';
import { parseXml } from '../../test-support/xml.ts';
import {
  commandData,
  commandProperty,
  inOneLine,
  jsonText,
  markdownBlock,
  markdownCode,
  markdownText,
  shortened,
  visible,
  xmlAttribute,
  xmlText,
} from './escape.ts';

/** Any text, halves of pairs and control characters included, often with what means something somewhere. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`|\\%:,#*_[]~$!@\n\r\t \u0000\u001bé\u{1f600}a0A1'.split('')) }),
);

const holds = (law: (text: string) => void): void => {
  fc.assert(fc.property(anyText, law), { numRuns: 1000 });
};

const unnamed = (text: string): string => text.replaceAll(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?');

test('JSON is read as it was, and shows everything that is in it', () => {
  holds((text) => {
    expect(JSON.parse(jsonText({ text }))).toEqual({ text });
    expect(jsonText({ text })).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
  });
});

describe('XML', () => {
  test('text and attributes are read as they were, but for what XML cannot hold', () => {
    holds((text) => {
      const { attributes, text: read } = parseXml(`<a b=${xmlAttribute(text)}>${xmlText(text)}</a>`);
      const names = (each: string): string => each.replaceAll(/\\u(?:00[01][\da-f]|d[89a-f][\da-f]{2}|fff[ef])/g, '?');
      expect(names(read)).toBe(names(unnamed(text)));
      expect(names(attributes['b'] ?? '')).toBe(names(unnamed(text)));
    });
  });

  test('what it cannot hold is named', () => {
    expect(xmlText('a\u0000b\u001bc\uffffd\ud800')).toBe('a\\u0000b\\u001bc\\uffffd\\ud800');
    expect(xmlText(']]>')).toBe(']]&gt;');
    expect(xmlAttribute('a\t"\n')).toBe('"a&#9;&quot;&#10;"');
  });
});

describe('GitHub’s workflow commands', () => {
  // As the runner reads them (ActionCommand.cs): one replacement after the other, the per cent sign last.
  const read = (text: string, tokens: readonly string[]): string =>
    [...tokens, '%'].reduce(
      (sum, token) =>
        sum.replaceAll(`%${token.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`, () => token),
      text,
    );

  test('messages are read as they were, and stay in their line', () => {
    holds((text) => {
      expect(commandData(text)).not.toMatch(/[\r\n]/);
      expect(read(commandData(text), ['\r', '\n'])).toBe(text);
    });
  });

  test('properties are read as they were, and end neither themselves nor the command', () => {
    holds((text) => {
      expect(commandProperty(text)).not.toMatch(/[\r\n:,]/);
      expect(read(commandProperty(text), ['\r', '\n', ':', ','])).toBe(text);
    });
  });
});

describe('Markdown', () => {
  const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#124;': '|' };
  const read = (text: string): string =>
    text.replaceAll(/\\([!-/:-@[-`{-~])|&[#\w]+;/g, (all, character?: string) => character ?? entities[all] ?? all);

  test('text is read as it was, in one line, and nothing in it is Markdown or HTML', () => {
    holds((text) => {
      const escaped = markdownText(text);
      expect(read(escaped)).toBe(inOneLine(text));
      expect(escaped.replaceAll(/\\[!-/:-@[-`{-~]|&(amp|lt|gt|#124);/g, '')).not.toMatch(/[\\`*_[\]~#!$@<>&|\n]/);
    });
  });

  test('code in a line has no backtick or bar between backticks', () => {
    holds((text) => {
      const code = markdownCode(text);
      expect(code).toMatch(/^(`[^`|\n]+`|<code>[^<>`|\n]*(\\`[^<>`|\n]*)*<\/code>)$/);
    });
    expect(markdownCode('a | b')).toBe('<code>a &#124; b</code>');
    expect(markdownCode('strategos check om')).toBe('`strategos check om`');
  });

  test('a block ends where it ends', () => {
    holds((text) => {
      const lines = markdownBlock('sh', text).split('\n');
      const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
      expect(lines.at(-1)).toBe(fence);
      for (const line of lines.slice(1, -1)) expect(line).not.toContain(fence);
    });
  });
});

test('nothing that a terminal obeys stays, and line breaks do', () => {
  holds((text) => {
    expect(visible(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect(inOneLine(text)).not.toContain('\n');
  });
  expect(visible('a\u001b[31mb\r\nc\td')).toBe('a\\u001b[31mb\nc  d');
});

test('a long text is cut, and no pair of halves in two', () => {
  expect(shortened('abcdef', 6)).toBe('abcdef');
  expect(shortened('abcdefg', 6)).toBe('abcde…');
  expect(shortened('abcd\u{1f600}g', 6)).toBe('abcd…');
});
