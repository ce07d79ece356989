/**
 * Protocols of one's own, as the text of their files.
 */
import { join } from 'node:path';
import { folderWith } from './folder.ts';

/** What may be exchanged in the text, each as the text of its value. */
export interface OwnParts {
  readonly definition?: Readonly<Record<string, string>>;
  readonly program?: Readonly<Record<string, string>>;
  /** What stands before and after. */
  readonly before?: string;
  readonly after?: string;
}

const DEFINITION: Readonly<Record<string, string>> = {
  name: "'mine'",
  problem: "'consensus'",
  rounds: '() => 1',
  claims: "() => ['attack']",
};

/** Everybody tells everybody its order, and attacks if anybody does. */
const PROGRAM: Readonly<Record<string, string>> = {
  start: '(_self, [attack = logic.zero]) => ({ attack })',
  send: '(_self, { attack }) => [attack]',
  receive: '(_self, { attack }, _round, inbox) => ({ attack: logic.any([attack, ...inbox.flat()]) })',
  decide: '(_self, { attack }) => ({ decided: logic.one, value: [attack] })',
};

const fields = (record: Readonly<Record<string, string>>): string =>
  Object.entries(record)
    .map(([name, value]) => `${name}: ${value},`)
    .join('\n');

/** The text of the file. */
export const ownProtocol = ({ definition = {}, program = {}, before = '', after = '' }: OwnParts = {}): string => `
import { protocol } from 'strategos/model/protocol';
${before}
export const mine = protocol({
${fields({ ...DEFINITION, ...definition })}
program: ({ logic, army }) => ({
${fields({ ...PROGRAM, ...program })}
}),
});
${after}
`;

/** The path of a new file with that text, in a folder of its own. */
export const ownFile = (parts: OwnParts = {}): string => join(folderWith({ 'mine.ts': ownProtocol(parts) }), 'mine.ts');
