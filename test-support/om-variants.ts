/**
 * Variants of OM, each with something exchanged, and `strategos diff` in a folder that has them.
 */
import type { Ran } from './cli.ts';
import { words } from './command-line.ts';
import { folderWith } from './folder.ts';
import { inFolder } from './in-folder.ts';
import { ownProtocol } from './own-protocol.ts';

/** OM, with a part of its definition exchanged. */
const variant = (parts: string, before = ''): string => `
import { om } from 'strategos/model/protocols/om';
import { protocol } from 'strategos/model/protocol';
${before}
export const variant = protocol({ ...om, name: 'variant', ${parts} });
`;

/** OM with a majority of its own. */
const withMajority = (majority: string, before = ''): string =>
  variant(
    `program: (setting) => {
      const { logic } = setting;
      return om.program({ ...setting, logic: { ...logic, majority: (xs) => ${majority} } });
    }`,
    before,
  );

/** The variants, by file. */
export const files: Readonly<Record<string, string>> = {
  // A tie is an attack.
  'ties.ts': withMajority('logic.atLeast(Math.floor(xs.length / 2), xs)'),
  // The same by cases.
  'cases.ts': withMajority(
    'counted(logic, Math.floor(xs.length / 2) + 1, xs)',
    `const counted = (logic, k, [first, ...others]) =>
      k <= 0 ? logic.one
      : first === undefined ? logic.zero
      : logic.cond(first, counted(logic, k - 1, others), counted(logic, k, others));`,
  ),
  // In round 2, 1 says nothing to 2.
  'saving.ts': variant(
    `claims: (army, round, from, to) => (saved(round, from, to) ? [] : om.claims(army, round, from, to)),
     interchangeable: () => [],
     program: (setting) => {
       const inner = om.program(setting);
       return {
         ...inner,
         send: (self, state, round, to) => (saved(round, self, to) ? [] : inner.send(self, state, round, to)),
         receive: (self, state, round, inbox) => inner.receive(self, state, round,
           inbox.map((message, from) => (saved(round, from, self) ? [setting.logic.zero] : message))),
       };
     }`,
    'const saved = (round, from, to) => round === 2 && from === 1 && to === 2;',
  ),
  'unlawful.ts': variant(
    `program: (setting) => ({ ...om.program(setting), send: () => [setting.logic.zero, setting.logic.zero] })`,
  ),
  'consensus.ts': ownProtocol(),
  'signed.ts': variant(`faults: ['signed']`),
  'colourful.ts': variant(`meaning: (_army, label) => '\\u001b[31mred\\u0007 ' + label,
    program: (setting) => ({ ...om.program(setting), decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }) })`),
};

/** A line of arguments, run in a folder with those files. */
export const diff = (line: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  inFolder(folderWith({ ...files, ...more }), 'diff', ...words(line));
