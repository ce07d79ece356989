/**
 * Markdown, as far as the documentation is tested: its fenced blocks, its links, and the anchors that links may name.
 *
 * Limits: a fence starts at the beginning of its line, and a link is written inline, `[text](target)`.
 */

/** A fenced block. */
export interface Block {
  /** The first word after the fence: `console`, `ts`, `text`, … */
  readonly language: string;
  /** The number of the block's first line, counted from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

interface Page {
  readonly blocks: readonly Block[];
  /** The lines outside of the blocks. */
  readonly prose: readonly string[];
}

const FENCE = /^(`{3,}|~{3,})\s*(\w*)/;

const pageOf = (markdown: string): Page => {
  const blocks: Block[] = [];
  const prose: string[] = [];
  const lines = markdown.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, fence, language = ''] = FENCE.exec(lines[i] ?? '') ?? [];
    if (fence === undefined) {
      prose.push(lines[i] ?? '');
      continue;
    }
    const rest = lines.slice(i + 1);
    const length = rest.findIndex(
      (line) => line.startsWith(fence) && line.replaceAll(fence.charAt(0), '').trim() === '',
    );
    if (length < 0) throw new Error(`the fence in line ${String(i + 1)} is never closed`);
    blocks.push({ language, line: i + 2, lines: rest.slice(0, length) });
    i += length + 1;
  }
  return { blocks, prose };
};

/** The fenced blocks of a text, in order. */
export const blocksOf = (markdown: string): readonly Block[] => pageOf(markdown).blocks;

/** Where the links of a text lead. Code is no place for links. */
export const linksOf = (markdown: string): readonly string[] => {
  const prose = pageOf(markdown)
    .prose.join('\n')
    .replaceAll(/`[^`\n]*`/g, '');
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);
};

/** The anchors of a text's headings, as they are made on most sites: lower case, punctuation dropped, spaces as hyphens. */
export const anchorsOf = (markdown: string): readonly string[] =>
  pageOf(markdown).prose.flatMap((line) => {
    const [, heading] = /^#{1,6}\s+(.*)$/.exec(line) ?? [];
    if (heading === undefined) return [];
    return [
      heading
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ];
  });
