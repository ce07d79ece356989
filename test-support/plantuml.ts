/**
 * PlantUML sequence diagrams, read by a small grammar after its language reference (https://plantuml.com/sequence-diagram,
 * /creole, /preprocessing): every line is one of a few statements, participants are declared before they are used, and
 * text holds nothing that PlantUML would obey. What does not obey the grammar throws.
 *
 *     diagram = '@startuml' title *participant *statement '@enduml'
 *     statement = divider | arrow | note
 */

export interface PlantumlArrow {
  readonly round: number;
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
  readonly lost: boolean;
  readonly text: string;
}

export interface Plantuml {
  readonly title: string;
  /** Their names, by what they are called in the rest of the diagram. */
  readonly participants: ReadonlyMap<string, string>;
  readonly arrows: readonly PlantumlArrow[];
  readonly notes: readonly { readonly over: string; readonly text: string }[];
}

/** Two of a kind are emphasis; these alone open a tag, a link, an escape, a call or a variable, or end a line of the text. */
const OBEYED = /[<>[\]~%$\\!'"#&{}|`@^*/_]|--|\p{Cc}|[\u2028\u2029]/u;

/** A heading, a list, a table or a line across: only at the beginning of a text. */
const STARTS = /^[=*#|+.-]/;

/** What a text shows. */
const shown = (text: string): string => {
  const rest = text.replaceAll(/<U\+[0-9A-F]{4,5}>/g, '');
  if (OBEYED.test(rest) || STARTS.test(text)) throw new Error(`PlantUML would not show this as it is: ${text}`);
  return text.replaceAll(/<U\+([0-9A-F]{4,5})>/g, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)));
};

/** The diagram in a text. */
export const parsePlantuml = (source: string): Plantuml => {
  const lines = source.split('\n');
  const long = lines.find((line) => line.length > 2_000);
  if (long !== undefined) throw new Error(`PlantUML refuses a line of ${String(long.length)} characters`);
  const ends = [lines[0], lines.at(-2), lines.at(-1)];
  if (ends.join('\n') !== '@startuml\n@enduml\n') throw new Error(`it begins and ends with ${ends.join()}`);
  const participants = new Map<string, string>();
  const arrows: PlantumlArrow[] = [];
  const notes: { readonly over: string; readonly text: string }[] = [];
  let title = '';
  let round = 0;
  const known = (name: string): string => {
    if (!participants.has(name)) throw new Error(`${name} is no participant`);
    return name;
  };
  for (const line of lines.slice(1, -2)) {
    const [, titled] = /^title (.+)$/.exec(line) ?? [];
    const [, name, alias] = /^participant "([^"]+)" as (\w+)$/.exec(line) ?? [];
    const [, divided] = /^== round (\d+) ==$/.exec(line) ?? [];
    const [, from, colour, head, to, said] = /^(\w+) -(\[#[0-9A-F]{6}\]-)?>(x?) (\w+) : (.+)$/.exec(line) ?? [];
    const [, over, noted] = /^note over (\w+) : (.+)$/.exec(line) ?? [];
    if (titled !== undefined && title === '') title = shown(titled);
    else if (name !== undefined && alias !== undefined && round === 0) participants.set(alias, shown(name));
    else if (divided !== undefined && Number(divided) === round + 1) round += 1;
    else if (from !== undefined && to !== undefined && said !== undefined)
      arrows.push({
        round,
        from: known(from),
        to: known(to),
        dashed: colour !== undefined,
        lost: head === 'x',
        text: shown(said),
      });
    else if (over !== undefined && noted !== undefined) notes.push({ over: known(over), text: shown(noted) });
    else throw new Error(`no statement: ${line}`);
  }
  return { title, participants, arrows, notes };
};
