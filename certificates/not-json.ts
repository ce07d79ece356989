/**
 * Why a text is no JSON, and where. `JSON.parse` says it in the words of the engine, which differ between a browser and Node, and often
 * without a place.
 */
import { at } from '../model/at.ts';
import { placeBehind } from './utf8.ts';

/** What may stand next. */
type Next = 'value' | 'item' | 'key' | 'field' | 'colon' | 'behind item' | 'behind field' | 'end';

const MUST: Readonly<Record<Next, string>> = {
  value: 'a value should be',
  item: 'a value or “]” should be',
  key: 'a key in "…" should be',
  field: 'a key in "…" or “}” should be',
  colon: '“:” should be',
  'behind item': '“,” or “]” should be',
  'behind field': '“,” or “}” should be',
  end: 'nothing should be any more',
};

/** What a piece of the text is: a bracket, a comma or a colon is itself. */
type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'word';

/** What a piece does: it begins an object or a list, ends one, is a whole value, or says what is next. */
type Step = Next | 'begins object' | 'begins list' | 'ends' | 'is value';

const VALUE: Readonly<Partial<Record<Kind, Step>>> = {
  '{': 'begins object',
  '[': 'begins list',
  text: 'is value',
  word: 'is value',
};

const STEPS: Readonly<Record<Next, Readonly<Partial<Record<Kind, Step>>>>> = {
  value: VALUE,
  item: { ...VALUE, ']': 'ends' },
  key: { text: 'colon' },
  field: { text: 'colon', '}': 'ends' },
  colon: { ':': 'value' },
  'behind item': { ',': 'value', ']': 'ends' },
  'behind field': { ',': 'key', '}': 'ends' },
  end: {},
};

/** A piece of the text; `fault` is what is wrong inside it, and where. */
interface Piece {
  readonly kind: Kind | null;
  readonly text: string;
  readonly fault?: { readonly index: number; readonly message: string };
}

const BLANK = /[ \t\n\r]*/y;

/** What stands together although it is none of the above. */
const WORD = /\/[/*]|[^\s{}[\],:"]+|[^]/uy;

const KNOWN_WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The beginning of such a word, and of such an escape. */
const BEGUN_WORD = /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|-?\d+\.|-?\d+(?:\.\d+)?[eE][+-]?)$/;

const BEGUN_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/;

const matchAt = (pattern: RegExp, text: string, index: number): string => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
};

/** The text in quotation marks that begins at an index. */
const quotedAt = (text: string, start: number): Piece => {
  const faulty = (index: number, message: string): Piece => ({ kind: 'text', text: '', fault: { index, message } });
  let i = start + 1;
  while (i < text.length && text[i] !== '"') {
    if (text.charCodeAt(i) < 0x20)
      return text[i] === '\n' || text[i] === '\r'
        ? faulty(i, 'the line ends within a text: there a " is missing, or the line break is to be written \\n')
        : faulty(i, 'a control character stands within a text; write it as \\u and four hexadecimal digits');
    if (text.length - i < 6 && BEGUN_ESCAPE.test(text.slice(i))) break;
    const escape = matchAt(ESCAPE, text, i);
    if (text[i] === '\\' && escape === '')
      return faulty(i, `“${text.slice(i, i + 2)}” begins no character here; a \\ by itself is written \\\\`);
    i += Math.max(1, escape.length);
  }
  return text[i] === '"'
    ? { kind: 'text', text: text.slice(start, i + 1) }
    : faulty(text.length, 'it ends within a text');
};

const pieceAt = (text: string, index: number): Piece => {
  const first = text.charAt(index);
  if (first === '"') return quotedAt(text, index);
  const isMark = '{}[],:'.includes(first);
  const piece = isMark ? first : matchAt(WORD, text, index);
  if (isMark) return { kind: first as Kind, text: piece };
  if (KNOWN_WORD.test(piece)) return { kind: 'word', text: piece };
  return index + piece.length === text.length && BEGUN_WORD.test(piece)
    ? { kind: 'word', text: piece, fault: { index: text.length, message: `it ends within “${piece}”` } }
    : { kind: null, text: piece };
};

/** What is said of a piece that may not stand there. */
const misplaced = (next: Next, { text, kind }: Piece, before: string): string => {
  if (before === ',' && (kind === '}' || kind === ']')) return `a “,” stands before “${text}”; take it away`;
  if (text.startsWith("'")) return 'texts and keys stand in "…", not in ’…’';
  if (text === '//' || text === '/*') return 'there are no comments in JSON; take it away';
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  return `“${shown}” stands where ${MUST[next]}`;
};

const faultOf = (text: string): { readonly index: number; readonly message: string } => {
  /** The objects and lists that have begun and not ended. */
  const open: ('field' | 'item')[] = [];
  let next: Next = 'value';
  let before = '';
  let index = matchAt(BLANK, text, 0).length;
  while (index < text.length) {
    const piece = pieceAt(text, index);
    const step: Step | undefined = piece.kind === null ? undefined : STEPS[next][piece.kind];
    if (step === undefined) return { index, message: misplaced(next, piece, before) };
    if (piece.fault !== undefined) return piece.fault;
    if (step === 'begins object' || step === 'begins list') {
      next = step === 'begins object' ? 'field' : 'item';
      open.push(next);
    } else if (step === 'ends' || step === 'is value') {
      if (step === 'ends') open.pop();
      next = open.length === 0 ? 'end' : at(open, open.length - 1) === 'field' ? 'behind field' : 'behind item';
    } else next = step;
    before = piece.text;
    index += piece.text.length;
    index += matchAt(BLANK, text, index).length;
  }
  return { index: text.length, message: `it ends where ${MUST[next]}` };
};

/** Why a text that `JSON.parse` refuses is no JSON, with the place. */
export const whyNoJson = (text: string): string => {
  const { index, message } = faultOf(text);
  const { line, column } = placeBehind(text.slice(0, index));
  const isCut = index >= text.length;
  return `it is not JSON${isCut ? ', perhaps cut short' : ''}: line ${String(line)}, column ${String(column)}: ${message}`;
};
