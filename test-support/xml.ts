/**
 * XML documents as trees, read by a parser that obeys the recommendation to the letter and throws at what does not.
 */
import { SaxesParser } from 'saxes';

/** An element; `text` is all that stands between its tags but not within its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Draft {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root element of a document. */
export const parseXml = (document: string): XmlElement => {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const root: Draft = { name: '', attributes: {}, children: [], text: '' };
  const open: Draft[] = [root];
  const last = (): Draft => open.at(-1) ?? root;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes, children: [], text: '' });
  });
  parser.on('text', (text) => {
    last().text += text;
  });
  parser.on('cdata', (text) => {
    last().text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) last().children.push(closed);
  });
  parser.write(document).close();
  const [element] = root.children;
  if (element === undefined) throw new Error('there is no element');
  return element;
};

/** All elements of a name within an element, at any depth, in the order of the document. */
export const elementsCalled = (name: string, { children }: XmlElement): readonly XmlElement[] =>
  children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsCalled(name, child)]);
