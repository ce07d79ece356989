/**
 * Configurations that cannot be read, or register what there is not.
 */
import type { BadInput } from './case.ts';
import { apart } from './case.ts';

/** A file of this name, where a protocol is asked for that only a configuration could know. */
const named = (name: string, text: string, says: string): BadInput => ({
  line: 'check echo -n 4 -m 1',
  exit: 65,
  says,
  files: { [name]: text },
});

const configured = (text: string, says: string): BadInput => named('strategos.config.ts', text, says);

export const configurations: readonly BadInput[] = [
  configured('export default', 'strategos.config.ts:1:15: Unexpected end of file'),
  configured('export default 3;', 'strategos.config.ts: expected a configuration { protocols: { … } }, and found 3'),
  configured('export default [];', 'strategos.config.ts: expected a configuration { protocols: { … } }, and found []'),
  configured(
    'export default () => ({});',
    'strategos.config.ts: expected a configuration { protocols: { … } }, and found a function',
  ),
  configured(
    'export const config = {};',
    'strategos.config.ts exports no configuration; write: export default defineConfig({ … })',
  ),
  configured('', 'strategos.config.ts exports no configuration; write: export default defineConfig({ … })'),
  configured("throw new Error('no');", 'strategos.config.ts:1:7: it could not be loaded: Error: no'),
  configured(
    'export default { protocol: {} };',
    'strategos.config.ts:1: protocol: there is no such field; did you mean protocols?',
  ),
  configured(
    'export default { zzz: 1 };',
    'strategos.config.ts:1: zzz: there is no such field; there are protocols, expectations, corpus, store',
  ),
  configured(
    'export default { protocols: [] };',
    'strategos.config.ts:1: protocols: expected a record of files by name, and found []',
  ),
  configured(
    'export default { protocols: { echo: 3 } };',
    "strategos.config.ts:1: protocols.echo: expected a file, './protocols/echo.ts', and found 3",
  ),
  configured(
    "export default { protocols: { echo: '' } };",
    'strategos.config.ts:1: protocols.echo: expected a file, \'./protocols/echo.ts\', and found ""',
  ),
  configured(
    "export default { protocols: { Echo: './mine.ts' } };",
    'strategos.config.ts:1: protocols.Echo: a name is made of lower-case words joined by hyphens',
  ),
  configured(
    "export default { protocols: { echo: './none.ts' } };",
    'strategos.config.ts:1: protocols.echo: there is no file none.ts; did you mean mine.ts?',
  ),
  configured(
    "export default { protocols: { echo: './empty-folder' } };",
    'strategos.config.ts:1: protocols.echo: empty-folder is a folder; name the file that the protocol is in',
  ),
  configured(
    "export default { protocols: { echo: './mine.ts' } };",
    'strategos.config.ts:1: protocols.echo: what mine.ts exports is named “mine”; register it under its own name',
  ),
  configured(
    "export default { protocols: { echo: './mine.ts#nope' } };",
    'strategos.config.ts:1: protocols.echo: mine.ts exports no protocol “nope”; it exports mine',
  ),
  configured(
    "export default { protocols: { om: './mine.ts' } };",
    'strategos.config.ts:1: protocols.om: Strategos has a protocol of that name; call yours something else',
  ),
  configured('export default { corpus: 3 };', 'strategos.config.ts:1: corpus: expected a path, and found 3'),
  configured("export default { store: '' };", 'strategos.config.ts:1: store: expected a path, and found ""'),
  configured(
    "export default { expectations: ['x'] };",
    'strategos.config.ts:1: expectations: expected a path, and found ["x"]',
  ),
  apart(
    configured(
      'export default Promise.resolve({});',
      'strategos.config.ts: expected a configuration { protocols: { … } }, and found a promise (write: export default await …)',
    ),
  ),
  apart(
    configured(
      'export default { then: (take) => take({}) };',
      'strategos.config.ts:1: then: there is no such field; there are protocols, expectations, corpus, store',
    ),
  ),
  configured(
    "import x from 'strategos/confg'; export default x;",
    'strategos.config.ts:1:15: strategos has no module “strategos/confg”; did you mean “strategos/config”?',
  ),
  configured("export default { get protocols() { throw new Error('no'); } };", 'Error: no'),
  named(
    'strategos.config.json',
    '{}',
    'strategos.config.json is not read: a configuration is a module, strategos.config.ts; call it so, or take it away',
  ),
  named(
    'strategos.config.cjs',
    'module.exports = {};',
    'strategos.config.cjs is not read: a configuration is a module, strategos.config.ts; call it so, or take it away',
  ),
  named(
    'strategos.config.yaml',
    '',
    'strategos.config.yaml is not read: a configuration is a module, strategos.config.ts; call it so, or take it away',
  ),
  {
    ...configured(
      "export default { protocols: { ecko: './mine.ts' } };",
      'there is no protocol “echo”. Did you mean ecko?',
    ),
    exit: 64,
  },
  {
    ...configured(
      'export default {};',
      'strategos.config.ts and strategos.config.js are both there; only one can count',
    ),
    files: { 'strategos.config.ts': 'export default {};', 'strategos.config.js': 'export default {};' },
  },
];
