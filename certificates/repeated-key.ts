/**
 * A key that stands twice in one object of a JSON text. `JSON.parse` takes the last one without a word, a reader may see the
 * first, and another program may take that.
 */
import type { TextPlace } from './utf8.ts';
import { placeBehind } from './utf8.ts';

/** A key, and where it stands for the second time, or, where there may be none by that name, for the first. */
export interface RepeatedKey extends TextPlace {
  readonly key: string;
}

/** The index behind the string that begins at an index. */
const behindString = (text: string, start: number): number => {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
};

/** Whether a colon is next, blanks apart: then the string before was a key. */
const isKey = (text: string, behind: number): boolean => {
  let i = behind;
  while (/\s/.test(text[i] ?? '')) i++;
  return text[i] === ':';
};

/** The key by which a record says what it inherits: who copies records loses it without a word. No format has it. */
export const NO_KEY = '__proto__';

/** The first key that is repeated in a text that `JSON.parse` takes, or that no format has; `null` where none is. */
export const repeatedKey = (text: string): RepeatedKey | null => {
  /** The keys of each object that has begun and not ended; an array has none. */
  const open: Set<string>[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') open.push(new Set());
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const behind = behindString(text, i);
    if (isKey(text, behind)) {
      // As it is meant: `"\\u0061"` is `"a"`.
      const key = JSON.parse(text.slice(i, behind)) as string;
      if (key === NO_KEY || open.at(-1)?.has(key) === true) return { key, ...placeBehind(text.slice(0, i)) };
      open.at(-1)?.add(key);
    }
    i = behind - 1;
  }
  return null;
};
