/**
 * Certificates whose manifest is wrong.
 */
import type { BadInput } from './case.ts';
import { changed } from './files.ts';

const PART = { file: '0.cnf', sha256: '0'.repeat(64) };

const MANIFEST = {
  schema: 'strategos/certificate/2',
  claim: 'om',
  protocol: { name: 'om', fingerprint: 'sha256:0', module: null },
  army: { n: 4, m: 1, values: 2, parameters: {} },
  faultModel: 'byzantine',
  t: 1,
  properties: ['agreement'],
  validity: null,
  fewest: null,
  symmetry: true,
  placements: [{ faulty: [], size: '1', lies: null, formula: PART, proof: { ...PART, file: '0.drup' } }],
  provenance: { solver: 'by hand', command: 'strategos check …', version: '0.1.0', commit: null },
};

/** A manifest with another value at a path; `undefined`: without one. */
const manifest = (path: string, value: unknown, says: string): BadInput => ({
  line: 'certify c',
  exit: 65,
  says,
  files: { 'c/manifest.json': JSON.stringify(changed(MANIFEST, path.split('.'), value)) },
});

export const certificates: readonly BadInput[] = [
  manifest(
    'schema',
    'x',
    'c/manifest.json: schema: it must be "strategos/certificate/2", and is "x": this is no certificate of Strategos',
  ),
  manifest(
    'schema',
    undefined,
    'c/manifest.json: schema: it is missing, and must be "strategos/certificate/2": this is no certificate of Strategos',
  ),
  manifest(
    'schema',
    'strategos/certificate/1',
    'c/manifest.json: schema: this file is of version strategos/certificate/1, and this Strategos reads strategos/certificate/2; it rests on premises that were not proved then (symmetry, signatures), so issue it again: its provenance has the command',
  ),
  manifest(
    'schema',
    'strategos/certificate/99',
    'c/manifest.json: schema: this file is of version strategos/certificate/99, and this Strategos reads strategos/certificate/2; use the Strategos that wrote it, or a newer one',
  ),
  manifest('claim', 7, 'c/manifest.json: claim: it must be a text, and is 7'),
  manifest('claim', undefined, 'c/manifest.json: claim: it is missing, and must be a text'),
  manifest('protocol.name', 'omm', 'c/manifest.json: protocol.name: there is no protocol “omm”. Did you mean om?'),
  manifest('protocol.name', '', 'c/manifest.json: protocol.name: it must be a text that is not empty, and is ""'),
  manifest('protocol.module', './none.ts', 'c/manifest.json: protocol.module: there is no file '),
  manifest('protocol.fingerprint', null, 'c/manifest.json: protocol.fingerprint: it must be a text, and is null'),
  manifest('army.n', '4', 'c/manifest.json: army.n: it must be a number, and is "4"'),
  manifest('army.n', 999, 'c/manifest.json: army.n: it must be at most 128, and is 999'),
  manifest('army.parameters', { a: 1 }, 'c/manifest.json: army: om has no parameter “a”. It has none.'),
  manifest(
    'faultModel',
    'byzantin',
    'c/manifest.json: faultModel: there is no fault model “byzantin”. Did you mean byzantine? There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss, loss:k with k from 0 to 64, and faulty generals over lossy links, as in byzantine+loss:1.',
  ),
  manifest(
    'faultModel',
    'loss:0.1',
    'c/manifest.json: faultModel: there is no fault model “loss:0.1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. It is no probability. Write loss:1, or loss for any number.',
  ),
  manifest('t', -1, 'c/manifest.json: t: it must be at least 0, and is -1'),
  manifest('t', 9, 'c/manifest.json: t: t = 9, but there are only 4 generals'),
  manifest('properties', [], 'c/manifest.json: properties: it must be a list of at least 1, and is a list of 0'),
  manifest(
    'properties',
    ['agreemnt'],
    'c/manifest.json: properties[0]: there is no property “agreemnt”. There are agreement, validity, termination',
  ),
  manifest('properties', 'agreement', 'c/manifest.json: properties: it must be a list, and is "agreement"'),
  manifest(
    'validity',
    'comander',
    'c/manifest.json: validity: it must be one of "commander", "loyal-unanimity", "unanimity", "weak-unanimity", "coordinated-attack", and is "comander"; did you mean "commander"?',
  ),
  manifest('validity', 'commander', 'c/manifest.json: validity: commander, but validity is not among the properties'),
  manifest('fewest', 3, 'c/manifest.json: fewest: it must be an object, and is 3'),
  manifest('symmetry', 'yes', 'c/manifest.json: symmetry: it must be true or false, and is "yes"'),
  manifest('placements', {}, 'c/manifest.json: placements: it must be a list, and is an object'),
  manifest('placements', undefined, 'c/manifest.json: placements: it is missing, and must be a list'),
  manifest(
    'placements.0.faulty',
    [9],
    'c/manifest.json: placements[0].faulty[0]: there is no general 9: the generals are 0 to 3',
  ),
  manifest('placements.0.size', 4, 'c/manifest.json: placements[0].size: it must be a text, and is 4'),
  manifest(
    'placements.0.size',
    '04',
    'c/manifest.json: placements[0].size: it must be a decimal number, written as a text',
  ),
  manifest('placements.0.lies', -1, 'c/manifest.json: placements[0].lies: it must be at least 0, and is -1'),
  manifest(
    'placements.0.formula.sha256',
    'abc',
    'c/manifest.json: placements[0].formula.sha256: it must be a SHA-256: 64 hexadecimal digits',
  ),
  manifest(
    'placements.0.formula.file',
    '../x',
    'c/manifest.json: placements[0].formula.file: "../x" leaves the certificate’s folder; files lie in it, or below it: “formula.cnf”, “2/formula.cnf”',
  ),
  manifest(
    'placements.0.formula.file',
    '/etc/passwd',
    'c/manifest.json: placements[0].formula.file: "/etc/passwd" leaves the certificate’s folder; files lie in it, or below it: “formula.cnf”, “2/formula.cnf”',
  ),
  manifest('placements.0.proof', null, 'c/manifest.json: placements[0].proof: it must be an object, and is null'),
  manifest('provenance', null, 'c/manifest.json: provenance: it must be an object, and is null'),
  manifest('placemnts', [], 'c/manifest.json: there is no field “placemnts”; did you mean placements?'),
];
