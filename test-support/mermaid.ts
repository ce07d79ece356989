/**
 * Mermaid sequence diagrams, read by Mermaid itself.
 */
import mermaid from 'mermaid';

/** What Mermaid makes of a line of a sequence diagram: `type` says whether it is an arrow or a note. */
interface Line {
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly type: number;
  readonly wrap: boolean;
}

/** What Mermaid knows of a sequence diagram. */
interface SequenceDatabase {
  readonly LINETYPE: Readonly<Record<'SOLID' | 'DOTTED_CROSS' | 'NOTE', number>>;
  getMessages(): readonly Line[];
  getActors(): ReadonlyMap<string, { readonly name: string; readonly description: string }>;
}

export interface Mermaid {
  readonly participants: ReadonlyMap<string, string>;
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly crossed: boolean;
    readonly text: string;
  }[];
  readonly notes: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

/** The diagram in a text; that Mermaid cannot read it throws. */
export const parseMermaid = async (text: string): Promise<Mermaid> => {
  // Parsing registers the kinds of diagrams, and says what is wrong.
  const parsed = await mermaid.parse(text);
  if (parsed.diagramType !== 'sequence') throw new Error(`a ${parsed.diagramType}`);
  if (Object.keys(parsed.config).length > 0) throw new Error('the text changes Mermaid’s configuration');
  // Nothing that is not deprecated gives what was parsed.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  // Mermaid’s own type for it is that of any diagram.
  const sequence = db as unknown as SequenceDatabase;
  const { SOLID, DOTTED_CROSS, NOTE } = sequence.LINETYPE;
  const lines = sequence.getMessages();
  const strange = lines.find(({ type, wrap }) => ![SOLID, DOTTED_CROSS, NOTE].includes(type) || wrap);
  if (strange !== undefined) throw new Error(`neither an arrow nor a note: ${JSON.stringify(strange)}`);
  return {
    participants: new Map([...sequence.getActors().values()].map(({ name, description }) => [name, description])),
    arrows: lines
      .filter(({ type }) => type !== NOTE)
      .map(({ from, to, type, message }) => ({ from, to, crossed: type === DOTTED_CROSS, text: message })),
    notes: lines.filter(({ type }) => type === NOTE).map(({ from, to, message }) => ({ from, to, text: message })),
  };
};
