/**
 * Expectations that cannot be read, or say what cannot be.
 */
import type { BadInput } from './case.ts';
import { cell, expecting } from './files.ts';

export const expectations: readonly BadInput[] = [
  expecting('', 'e.json: the file is empty'),
  expecting('{', 'e.json: it is not JSON, perhaps cut short'),
  expecting('[]', 'e.json: it must be an object, { … }, and is a list of 0: this is no expectations of Strategos'),
  expecting('null', 'e.json: it must be an object, { … }, and is null: this is no expectations of Strategos'),
  expecting(
    '{}',
    'e.json: schema: it is missing, and must be "strategos/expectations/1": this is no expectations of Strategos',
  ),
  expecting(
    '{"schema":"strategos/expectations/9","cells":[]}',
    'e.json: schema: this file is of version strategos/expectations/9, and this Strategos reads strategos/expectations/1; use the Strategos that wrote it, or a newer one',
  ),
  expecting(
    '{"schema":"strategos/counterexample/1"}',
    'e.json: schema: it must be "strategos/expectations/1", and is "strategos/counterexample/1": this is no expectations of Strategos',
  ),
  expecting('{"schema":"strategos/expectations/1"}', 'e.json: cells: it is missing, and must be a list'),
  expecting('{"schema":"strategos/expectations/1","cells":{}}', 'e.json: cells: it must be a list, and is an object'),
  expecting(
    '{"schema":"strategos/expectations/1","cells":[],"cells":[]}',
    'e.json: line 1, column 49: the key "cells" stands twice in one object; take one of them away',
  ),
  expecting('{"schema":"strategos/expectations/1","cells":[3]}', 'e.json: cells[0]: it must be an object, and is 3'),
  expecting(
    '{"schema":"strategos/expectations/1","cells":[],"$schema":7}',
    'e.json: $schema: it must be the path or the address of a JSON Schema',
  ),
  expecting(
    '\uFEFF{"schema":"strategos/expectations/1","cells":[,]}',
    'e.json: it is not JSON: line 1, column 47: “,” stands where a value or “]” should be',
  ),
  expecting('{"schema":"strategos/expectations/1","cells":[],"more":1}', 'e.json: there is no field “more”'),
  cell({ protocol: '' }, 'e.json: cells[0].protocol: it must be a text that is not empty, and is ""'),
  cell({ protocol: 7 }, 'e.json: cells[0].protocol: it must be a text, and is 7'),
  cell({ protocol: undefined }, 'e.json: cells[0].protocol: it is missing, and must be a text'),
  cell({ n: '4' }, 'e.json: cells[0].n: it must be a number, and is "4"'),
  cell({ n: 1 }, 'e.json: cells[0].n: it must be at least 2, and is 1'),
  cell({ n: 4.5 }, 'e.json: cells[0].n: it must be a whole number, and is 4.5'),
  cell({ n: undefined }, 'e.json: cells[0].n: it is missing, and must be a number'),
  cell({ m: -1 }, 'e.json: cells[0].m: it must be at least 0, and is -1'),
  cell({ m: undefined }, 'e.json: cells[0].m: it is missing, and must be a number'),
  cell({ t: 9 }, 'e.json: cells[0].t: t = 9, but there are only 4 generals'),
  cell({ t: '1' }, 'e.json: cells[0].t: it must be a number, and is "1"'),
  cell({ t: -1 }, 'e.json: cells[0].t: it must be at least 0, and is -1'),
  cell({ faults: 'los' }, 'e.json: cells[0].faults: there is no fault model “los”. Did you mean loss?'),
  cell(
    { faults: 'loss:0.1' },
    'e.json: cells[0].faults: there is no fault model “loss:0.1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. It is no probability. Write loss:1, or loss for any number.',
  ),
  cell({ faults: 7 }, 'e.json: cells[0].faults: it must be a text, and is 7'),
  cell({ faults: 'loss', t: 1 }, 'e.json: cells[0].t: t = 1, but under loss nobody is faulty'),
  cell({ values: 1 }, 'e.json: cells[0].values: it must be at least 2, and is 1'),
  cell({ values: 'two' }, 'e.json: cells[0].values: it must be a number, and is "two"'),
  cell({ parameters: [1] }, 'e.json: cells[0].parameters: it must be an object, and is a list'),
  cell({ parameters: { a: 1.5 } }, 'e.json: cells[0].parameters.a: it must be a whole number, and is 1.5'),
  cell(
    { validity: 'x' },
    'e.json: cells[0].validity: it must be one of "commander", "loyal-unanimity", "unanimity", "weak-unanimity", "coordinated-attack", and is "x"',
  ),
  cell(
    { engine: 'magic' },
    'e.json: cells[0].engine: it must be one of "exhaustive", "symbolic", "fuzz", and is "magic"',
  ),
  cell(
    { engine: 'fuzz', scenarios: '34' },
    'e.json: cells[0].engine: fuzzing does not count scenarios, but a count is expected',
  ),
  cell({ verdict: 'hold' }, 'e.json: cells[0].verdict: it must be one of "holds", "violated", and is "hold"'),
  cell({ verdict: 'vacuous' }, 'e.json: cells[0].verdict: it must be one of "holds", "violated", and is "vacuous"'),
  cell({ verdict: undefined }, 'e.json: cells[0].verdict: it is missing, and must be one of "holds", "violated"'),
  cell({ accept: 'all' }, 'e.json: cells[0].accept: it must be "sampled", and is "all"'),
  cell(
    { properties: { agreement: 'maybe' } },
    'e.json: cells[0].properties.agreement: it must be one of "holds", "violated", "vacuous", "not applicable", and is "maybe"',
  ),
  cell({ properties: ['agreement'] }, 'e.json: cells[0].properties: it must be an object, and is a list'),
  cell(
    { properties: { validity: 'violated' } },
    'e.json: cells[0].properties.validity: it is expected to be violated, but the verdict to be “holds”',
  ),
  cell(
    { properties: { validity: 'vacuous' } },
    'e.json: cells[0].properties.validity: it is expected to be vacuous, but the verdict to be “holds”',
  ),
  cell(
    { fewest: { validity: 1 } },
    'e.json: cells[0].fewest.validity: nothing breaks it: the verdict is expected to be “holds”',
  ),
  cell({ fewest: { validity: -1 } }, 'e.json: cells[0].fewest.validity: it must be at least 0, and is -1'),
  cell({ scenarios: 34 }, 'e.json: cells[0].scenarios: it must be a text, and is 34'),
  cell({ scenarios: '034' }, 'e.json: cells[0].scenarios: it must be a decimal number, written as a text'),
  cell(
    { violating: { validity: 'x' } },
    'e.json: cells[0].violating.validity: it must be a decimal number, written as a text',
  ),
  cell(
    { violating: { validity: '1' } },
    'e.json: cells[0].violating.validity: 1 scenarios break it, but the verdict is expected to be “holds”',
  ),
  cell({ verdit: 'holds' }, 'e.json: cells[0]: there is no field “verdit”; did you mean verdict?'),
  cell({ rounds: -1 }, 'e.json: cells[0].rounds: it must be at least 0, and is -1'),
  cell({ messages: 1.5 }, 'e.json: cells[0].messages: it must be a whole number, and is 1.5'),
  cell({ source: 3 }, 'e.json: cells[0].source: it must be a text, and is 3'),
];
