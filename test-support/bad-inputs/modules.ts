/**
 * Modules that hold no protocol, or one that is wrong.
 */
import type { OwnParts } from '../own-protocol.ts';
import { ownProtocol } from '../own-protocol.ts';
import type { BadInput } from './case.ts';
import { apart } from './case.ts';

/** A module with this text. */
const module = (name: string, text: string, says: string): BadInput => ({
  line: `check ./${name} -n 3 -m 0`,
  exit: 65,
  says,
  files: { [name]: text },
});

/** The protocol of the tests with some of its parts exchanged. */
const own = (parts: OwnParts, says: string): BadInput => module('bad.ts', ownProtocol(parts), says);

export const modules: readonly BadInput[] = [
  module('bad.ts', 'export const mine = (;', 'bad.ts:1:22: Unexpected ";"'),
  module('bad.ts', '', './bad.ts exports no protocol; write: export const mine = protocol({ … })'),
  module('bad.ts', 'export const n = 3;', './bad.ts exports no protocol; write: export const mine = protocol({ … })'),
  module(
    'bad.ts',
    "export const mine = { name: 'mine' };",
    './bad.ts: “mine” is no protocol yet: it lacks problem, rounds, claims, program',
  ),
  module(
    'bad.ts',
    'export const mine = { program: 3 };',
    './bad.ts: “mine” is no protocol yet: it lacks name, problem, rounds, claims',
  ),
  module('bad.ts', 'export default 3;', './bad.ts exports no protocol; write: export const mine = protocol({ … })'),
  module(
    'bad.cjs',
    'module.exports = {};',
    './bad.cjs exports no protocol; write: export const mine = protocol({ … })',
  ),
  module(
    'bad.cjs',
    'module.exports = null;',
    './bad.cjs exports no protocol; write: export const mine = protocol({ … })',
  ),
  module(
    'bad.json',
    '{ "name": "json" }',
    './bad.json is no module: the name of one ends in .ts, or in .js, .mts, .mjs, .cts or .cjs',
  ),
  module('bad.ts', "throw new Error('not today');", 'bad.ts:1:7: it could not be loaded: Error: not today'),
  module('bad.ts', 'throw null;', './bad.ts: it could not be loaded: null'),
  module('bad.ts', "import './none.ts';", 'bad.ts:1:8: there is no file “./none.ts”; mend the path'),
  module(
    'bad.ts',
    "import 'no-such-package';",
    'bad.ts:1:8: there is no package “no-such-package”; install it, or mend its name',
  ),
  module(
    'bad.ts',
    "import 'strategos/model/army.js';",
    'bad.ts:1:8: strategos has no module “strategos/model/army.js”; drop the .js: “strategos/model/army”',
  ),
  module(
    'bad.ts',
    "import 'strategos/model/protocl';",
    'bad.ts:1:8: strategos has no module “strategos/model/protocl”; did you mean “strategos/model/protocol”?',
  ),
  module(
    'bad.ts',
    "import 'strategos';",
    'bad.ts:1:8: strategos has no module “strategos”; its modules are like strategos/model/protocol',
  ),
  module('bad.ts', '\0binary', 'bad.ts:1:1: Unexpected "\\x00"'),
  own({ definition: { name: "''" } }, './bad.ts: name is "": use lower-case words joined by hyphens'),
  own({ definition: { name: '3' } }, './bad.ts: name is 3: use lower-case words joined by hyphens'),
  own(
    { definition: { name: "'My Protocol'" } },
    './bad.ts: name is "My Protocol": use lower-case words joined by hyphens',
  ),
  own(
    { definition: { problem: "'agreement'" } },
    './bad.ts: problem is "agreement". There are broadcast, consensus, coordinated-attack',
  ),
  own(
    { definition: { problem: 'undefined' } },
    './bad.ts: problem is undefined. There are broadcast, consensus, coordinated-attack',
  ),
  own(
    { definition: { rounds: '3' } },
    './bad.ts: rounds is not a function; wrap the definition in protocol({ … }), which fills in what has a default',
  ),
  own({ definition: { rounds: '() => 1.5' } }, 'mine: rounds(army) is 1.5, not a whole number'),
  own({ definition: { rounds: '() => -1' } }, 'mine: rounds(army) is -1, not a whole number'),
  own({ definition: { rounds: "() => 'two'" } }, 'mine: what rounds gives is no number'),
  own({ definition: { claims: "() => 'attack'" } }, 'mine: what claims for round 1 from 0 to 1 gives is no array'),
  own(
    { definition: { claims: "() => ['a', 'a']" } },
    'mine: the labels from 0 to 1 in round 1 are not all different: a, a',
  ),
  own(
    { definition: { claims: '() => [3]' } },
    'mine: what claims for round 1 from 0 to 1 gives lists 3, which is no text, as labels are',
  ),
  own(
    { definition: { claims: 'undefined' } },
    './bad.ts: claims is not a function; wrap the definition in protocol({ … }), which fills in what has a default',
  ),
  own(
    { definition: { faults: "['byzantin']" } },
    './bad.ts: faults is "byzantin": did you mean byzantine? There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss',
  ),
  own(
    { definition: { interchangeable: '() => [9]' } },
    'mine cannot be checked: interchangeable lists 9, and there is no such general',
  ),
  own(
    { definition: { interchangeable: '() => [0, 0]' } },
    'mine cannot be checked: interchangeable lists general 0 twice',
  ),
  own({ definition: { resilience: '3' } }, './bad.ts: resilience is 3: it is text'),
  own({ definition: { parameters: '{ k: 1 }' } }, './bad.ts: parameters.k has no function “standard”'),
  own({ definition: { costs: '3' } }, './bad.ts: costs is 3: it is a record of formulas for rounds, messages, claims'),
  own(
    { definition: { costs: '{ mesages: {} }' } },
    './bad.ts: what costs has a formula for is "mesages": did you mean messages? There are rounds, messages, claims',
  ),
  own(
    { definition: { costs: "{ rounds: { text: 'm + 1', source: '', exact: true } }" } },
    './bad.ts: costs.rounds has no function “of”, which says how many there are in an army',
  ),
  {
    ...own(
      {
        definition: {
          costs: "{ rounds: { text: '', source: '', exact: true, of: () => { throw new Error('oops'); } } }",
        },
      },
      'mine: costs.rounds threw Error: oops',
    ),
    line: 'report --protocols ./bad.ts --out report',
  },
  own({ definition: { references: "'Lynch 1996'" } }, './bad.ts: references is "Lynch 1996": it is a list of entries'),
  own(
    { definition: { references: "[{ kind: 'book', key: 'x}' }]" } },
    './bad.ts: references[0].key is "x}": it is the first author and the year, like lamport1982',
  ),
  own({ definition: { theory: "() => 'holds'" } }, 'mine: what theory gives is no expectation { verdict, source }'),
  own({ definition: { coins: '() => -1' } }, 'mine: what coins gives is -1, and no whole number, 0 or more'),
  own({ program: { start: '() => null' } }, 'mine: what start(0) gives is null'),
  own(
    { program: { start: "() => 'x'" } },
    'mine cannot be checked: start(0) of mine has a leaf that is no truth value',
  ),
  own({ program: { start: 'undefined' } }, 'mine: start(0) threw TypeError: program.start is not a function'),
  own({ program: { send: '() => 3' } }, 'mine: what send(0) in round 1 to 1 gives is no array'),
  own(
    { program: { send: '() => []' } },
    'mine cannot be checked: send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 label',
  ),
  own(
    { program: { send: '() => [1]' } },
    'mine cannot be checked: send(0) in round 1 of mine has a leaf that is no truth value',
  ),
  own({ program: { receive: "() => { throw new Error('oops'); }" } }, 'mine: receive(0) in round 1 threw Error: oops'),
  own({ program: { receive: '() => undefined' } }, 'mine: what receive(0) in round 1 gives is undefined'),
  own({ program: { decide: '() => 3' } }, 'mine: what decide(0) gives is no decision { decided, value }'),
  own(
    { program: { decide: '() => ({ decided: logic.one, value: [] })' } },
    'mine cannot be checked: decide(0) has a value of 0 bits; 2 orders take 1',
  ),
  own({ program: { decide: 'undefined' } }, 'mine: decide(0) threw TypeError: program.decide is not a function'),
  own(
    { program: { decide: '(_self, { attack }) => ({ decided: logic.one, value: [logic.majorty([attack])] })' } },
    'mine: decide(0) threw TypeError: logic.majorty is not a function; did you mean logic.majority?',
  ),
  own(
    { program: { receive: '(_self, { attack }) => ({ attack: Math.random() < 0.5 ? attack : logic.zero })' } },
    'bad.ts:12:44: it uses Math.random, which is randomness',
  ),
  own(
    { program: { receive: '(_self, { attack }) => ({ attack: Date.now() % 2 ? attack : logic.zero })' } },
    'bad.ts:12:44: it uses Date, which is a clock',
  ),
  own(
    { before: 'let n = 0;', program: { receive: '(_self, state) => { n++; return state; }' } },
    'bad.ts:12:30: it writes to “n”, which is the module’s and stays between calls',
  ),
  own(
    { before: 'const n = { count: 0 };', program: { receive: '(_self, state) => { n.count++; return state; }' } },
    'bad.ts:12:30: it writes to “n”, which is the module’s and stays between calls',
  ),
  own(
    { after: "export const other = protocol({ ...mine, name: 'other' });" },
    './bad.ts exports several protocols; say which: ./bad.ts#mine or ./bad.ts#other',
  ),
  own({ after: 'export const properties = 3;' }, './bad.ts: properties is no list of properties'),
  own(
    { after: 'export const properties = [3];' },
    './bad.ts: properties[0] is no property { name, statement, symmetric, on }',
  ),
  own(
    { after: "export const properties = [{ name: 'x' }];" },
    './bad.ts: properties[0] (x) has no statement, one sentence that says what it demands',
  ),
  own(
    { after: "export const properties = [{ name: 'x', statement: 's' }];" },
    './bad.ts: properties[0] (x) has no function “on”, which judges',
  ),
  own(
    { after: "export const properties = [{ name: 'x', statement: 's', on: () => ({}) }];" },
    './bad.ts: properties[0] (x) does not say whether it is symmetric: true if renaming generals never changes whether it holds, else false',
  ),
  own(
    {
      after:
        "export const properties = [{ name: 'x', statement: 's', symmetric: true, on: () => { throw new Error('oops'); } }];",
    },
    'property x: on threw Error: oops',
  ),
  own(
    {
      after:
        "export const properties = [{ name: 'x', statement: 's', symmetric: true, on: () => ({ note: () => [], judge: () => 7 }) }];",
    },
    'mine cannot be checked: x judges by 7, which is no truth value: that is logic.one, logic.zero, or what the logic makes of others',
  ),
  module(
    'bad.txt',
    'hello',
    './bad.txt is no module: the name of one ends in .ts, or in .js, .mts, .mjs, .cts or .cjs',
  ),
  module('bad', 'hello', './bad is no module: the name of one ends in .ts, or in .js, .mts, .mjs, .cts or .cjs'),
  module(
    'bad.py',
    'def f(): pass',
    './bad.py is no module: the name of one ends in .ts, or in .js, .mts, .mjs, .cts or .cjs',
  ),
  module('bad.js', 'exports.x = 1;', './bad.js exports no protocol; write: export const mine = protocol({ … })'),
  module('bad.cjs', "throw new Error('cjs');", 'bad.cjs:1:7: it could not be loaded: Error: cjs'),
  module(
    'bad.cjs',
    "const { protocol } = require('strategos/model/protocol'); exports.mine = protocol({ name: 'mine' });",
    './bad.cjs: “mine” is no protocol yet: it lacks problem, rounds, claims, program',
  ),
  ...[
    module('bad.mjs', 'export const then = (take) => take(3);', './bad.mjs exports no protocol; write: export'),
    module('bad.mts', 'export default { then() {} };', './bad.mts exports no protocol; write: export'),
    module(
      'bad.ts',
      'await new Promise(() => {});',
      'the process ended before there was an answer. The protocol’s module ended it, or waits for something that never comes (a promise, an import, a “then” among its exports)',
    ),
  ].map(apart),
  module('bad.ts', 'process.exit(0);', 'bad.ts:1:1: it uses process, which is the machine'),
  module(
    'bad.ts',
    'export const n = setTimeout(() => {}, 0);',
    'bad.ts:1:18: it uses setTimeout, which is what happens after the call',
  ),
  module(
    'bad.ts',
    "export const mine = Promise.resolve({ name: 'mine' });",
    './bad.ts: “mine” is a promise; write: export const mine = await …',
  ),
  module('bad.ts', "throw 'text';", './bad.ts: it could not be loaded: text'),
  module('bad.ts', "throw { message: 'object' };", './bad.ts: it could not be loaded: {"message":"object"}'),
  module(
    'bad.ts',
    "import 'strategos/model/protocol.ts';",
    'bad.ts:1:8: strategos has no module “strategos/model/protocol.ts”; drop the .ts: “strategos/model/protocol”',
  ),
  module(
    'bad.ts',
    "import 'strategos/modle/protocol';",
    'bad.ts:1:8: strategos has no module “strategos/modle/protocol”; its modules are like strategos/model/protocol',
  ),
  module(
    'bad.ts',
    "import { protocl } from 'strategos/model/protocol'; export const mine = protocl({});",
    'model/protocol.ts exports no “protocl”; did you mean “protocol”?',
  ),
  module(
    'bad.ts',
    "import { protocol } from 'strategos/model/protocol'; export const mine = protocol({ name: 'mine' });",
    './bad.ts: “mine” is no protocol yet: it lacks problem, rounds, claims, program',
  ),
  module(
    'bad.ts',
    "import { protocol } from 'strategos/model/protocol'; export const mine = protocol;",
    './bad.ts exports no protocol; write: export const mine = protocol({ … })',
  ),
  module('bad.ts', "import './mine.tsx';", 'bad.ts:1:8: there is no file “./mine.tsx”; mend the path'),
  module(
    'bad.ts',
    "import x from './empty-folder/.keep'; export const mine = x;",
    'bad.ts:1:15: empty-folder/.keep cannot be imported: files that end in .keep are no modules',
  ),
  module('bad.ts', 'type X = ;', 'bad.ts:1:10: Unexpected ";"'),
];
