import { describe, expect, test } from 'vitest';
import type { Clause, Made, Wanted } from '../../test-support/certificate.ts';
import { certificate, portsOf, propagated, resealed } from '../../test-support/certificate.ts';
import { drive } from '../../test-support/drive.ts';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { at } from '../../model/at.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Court, Judgement, Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Outcome } from './checker.ts';
import { checkCertificate } from './checker.ts';
import type { Refusal } from './refusal.ts';
import { subjectOf } from './subject.ts';

const wantedAt = (
  protocol: Parameters<typeof instanceAt>[0],
  sizes: Parameters<typeof instanceAt>[1],
  faults: string,
  more: Partial<Wanted> = {},
): Wanted => {
  const instance = instanceAt(protocol, sizes, faults);
  return { instance, properties: standardProperties(instance), t: instance.faults.generalsFail ? 1 : 0, ...more };
};

const outcomeOf = (made: Made, wanted: Wanted): Outcome =>
  drive(checkCertificate(made.manifest, wanted, portsOf(made)));

const refusalOf = (made: Made, wanted: Wanted): Refusal => {
  const outcome = outcomeOf(made, wanted);
  if (outcome._tag !== 'Refused') throw new Error(`it was not refused, but ${outcome._tag}`);
  return outcome.refusal;
};

const om4 = wantedAt(om, { n: 4, m: 1 }, 'byzantine');
const om4Made = certificate(om4);
const flood = wantedAt(floodSet, { n: 3, m: 1 }, 'crash', { symmetry: true });
const floodMade = certificate(flood);
const om3 = wantedAt(om, { n: 3, m: 1 }, 'byzantine', { fewest: { lies: 1, faulty: 1 } });
const om3Made = certificate(om3);

/** A file of a certificate, which is there. */
const textIn = ({ files }: Made, file: string): string => files[file] ?? '';

/** A text with one of its lines exchanged, or left out. */
const withLine = (text: string, line: number, other: string | null): string =>
  text
    .split('\n')
    .flatMap((each, i) => (i !== line ? [each] : other === null ? [] : [other]))
    .join('\n');

/** The lines of a formula that begin with this. */
const linesWith = (text: string, beginning: RegExp): readonly (readonly [number, string])[] =>
  text.split('\n').flatMap((line, i) => (beginning.test(line) ? [[i, line] as const] : []));

/** Enough of many. */
const everyFifth = (_: unknown, i: number): boolean => i % 5 === 0;

/** The clauses of a formula or a proof. */
const clausesIn = (text: string): readonly Clause[] =>
  text
    .split('\n')
    .filter((line) => /^[-\d]/.test(line))
    .map((line) => line.split(' ').map(Number).slice(0, -1));

/** A formula without one of its clauses; its p line says so. */
const withoutClause = (formula: string, line: number): string =>
  withLine(formula, line, null).replace(
    /^p cnf (\d+) (\d+)$/m,
    (_, v: string, c: string) => `p cnf ${v} ${String(Number(c) - 1)}`,
  );

/** Whether a clause of a formula holds whatever its inputs are, by computing all of its gates. */
const alwaysHolds = (formula: string, clause: Clause): boolean => {
  const remarks = formula.split('\n').filter((line) => line.startsWith('c '));
  const inputs = remarks.filter((line) => line.startsWith('c input')).length;
  return Array.from({ length: 2 ** inputs }, (_, bits) => bits).every((bits) => {
    const values = new Map<number, boolean>();
    const valueOf = (literal: number): boolean => values.get(Math.abs(literal)) === literal > 0;
    let left = bits;
    for (const remark of remarks) {
      const [, kind, variable, least, ...terms] = remark.split(' ');
      if (kind === 'gate') {
        const held = terms.map((term) => term.split('*').map(Number)).filter(([literal = 0]) => valueOf(literal));
        const sum = held.reduce((total, [, weight = 1]) => total + weight, 0);
        values.set(Number(variable), sum >= Number(least));
      } else {
        values.set(Number(variable), left % 2 === 1);
        left >>>= 1;
      }
    }
    return clause.some(valueOf);
  });
};

describe('a certificate is accepted', () => {
  test.each([
    { name: 'om', wanted: om4, placements: 5n, files: 5 },
    { name: 'om, up to renaming', wanted: { ...om4, symmetry: true }, placements: 5n, files: 3 },
    {
      name: 'om, three orders',
      wanted: wantedAt(om, { n: 4, m: 1, values: 3 }, 'byzantine'),
      placements: 5n,
      files: 5,
    },
    { name: 'om at three, with its smallest attack', wanted: om3, placements: 4n, files: 4 },
    { name: 'flood-set', wanted: flood, placements: 4n, files: 2 },
    { name: 'sm, two faulty', wanted: wantedAt(sm, { n: 3, m: 1 }, 'signed'), placements: 4n, files: 4 },
    {
      name: 'om over lossy links: one loss is needed',
      wanted: wantedAt(om, { n: 3, m: 1 }, 'loss:1', { fewest: { lies: 1, faulty: 0 } }),
      placements: 1n,
      files: 1,
    },
    { name: 'handshake without loss', wanted: wantedAt(handshake, { n: 2, m: 0 }, 'loss:0'), placements: 1n, files: 1 },
    {
      name: 'phase-king, nobody faulty',
      wanted: wantedAt(phaseKing, { n: 3, m: 0 }, 'byzantine', { t: 0 }),
      placements: 1n,
      files: 1,
    },
    { name: 'nothing is claimed', wanted: { ...om3, fewest: { lies: 0, faulty: 0 } }, placements: 0n, files: 0 },
  ])('$name', ({ wanted, placements, files }) => {
    const outcome = outcomeOf(certificate(wanted), wanted);
    expect(outcome).toMatchObject({ _tag: 'Accepted', counts: { placements, files } });
  });

  test('with deletions, remarks and other line ends in its proofs', () => {
    const proof = textIn(floodMade, '1.drup');
    const [first = ''] = textIn(floodMade, '1.cnf').split('\n').slice(-2);
    const changed = `c by hand\r\n${proof.replaceAll('\n', '\r\n').replace(/0\r\n$/, `d ${first}\r\n0\r\n`)}`;
    const outcome = outcomeOf(resealed(floodMade, { '1.drup': changed }), flood);
    expect(outcome).toMatchObject({ _tag: 'Accepted', counts: { deletions: 1 } });
  });

  test('what it says in words, or where it came from, plays no part', () => {
    const { manifest } = om4Made;
    const boasting = { ...manifest, claim: 'everything', provenance: { ...manifest.provenance, solver: 'none' } };
    expect(outcomeOf({ ...om4Made, manifest: boasting }, om4)._tag).toBe('Accepted');
  });
});

test('what is not so cannot be certified', () => {
  const wanted = { ...om3, fewest: null };
  expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Step', file: '2.drup', line: 1 });
  const two = { ...om4, t: 2 };
  expect(refusalOf(certificate(two), two)._tag).toBe('Step');
});

describe('a tampered formula, with its hash adjusted', () => {
  const formula = textIn(floodMade, '1.cnf');
  const refused = (changed: string): Refusal => refusalOf(resealed(floodMade, { '1.cnf': changed }), flood);

  test('any literal of any clause is flipped', () => {
    for (const [line, clause] of linesWith(formula, /^-?[1-9]/).filter(everyFifth)) {
      const literals = clause.split(' ');
      for (const [i, literal] of literals.slice(0, -1).entries()) {
        const other = literals.with(i, literal.startsWith('-') ? literal.slice(1) : `-${literal}`).join(' ');
        expect(refused(withLine(formula, line, other))).toMatchObject({
          _tag: 'Clause',
          file: '1.cnf',
          line: line + 1,
        });
      }
    }
  });

  test('any literal of any clause is left out: refused unless the clause still holds', () => {
    let accepted = 0;
    const asserted = linesWith(formula, /^-?\d+ 0$/).map(([, unit]) => unit);
    for (const [line, clause] of linesWith(formula, /^-?[1-9]/).filter(everyFifth)) {
      const literals = clause.split(' ');
      for (const i of literals.slice(0, -1).keys()) {
        const shorter = literals.toSpliced(i, 1).join(' ');
        const outcome = outcomeOf(resealed(floodMade, { '1.cnf': withLine(formula, line, shorter) }), flood);
        if (outcome._tag === 'Accepted') accepted += 1;
        if (outcome._tag === 'Accepted')
          expect(asserted.includes(shorter) || alwaysHolds(formula, clausesIn(shorter)[0] ?? [])).toBe(true);
        else expect(outcome).toMatchObject({ _tag: 'Refused', refusal: { _tag: 'Clause', line: line + 1 } });
      }
    }
    expect(accepted).toBeLessThan(5);
  });

  test('a clause is left out: refused if the rest can be satisfied', () => {
    let needed = 0;
    for (const [line] of linesWith(formula, /^-?[1-9]/).slice(0, 60)) {
      const without = withoutClause(formula, line);
      const proved = provesNaively(clausesIn(without), clausesIn(textIn(floodMade, '1.drup')));
      const outcome = outcomeOf(resealed(floodMade, { '1.cnf': without }), flood);
      expect(outcome._tag).toBe(proved ? 'Accepted' : 'Refused');
      if (!proved) needed += 1;
    }
    expect(needed).toBeGreaterThan(5);
  });

  test('an unjustified clause is added', () => {
    const [, sizes = ''] = /^(p cnf .*)$/m.exec(formula) ?? [];
    const [, , variables = '', clauses = ''] = sizes.split(' ');
    const more = `p cnf ${variables} ${String(Number(clauses) + 1)}`;
    for (const clause of ['1 0', '-1 0', '0', '1 2 0']) {
      const refusal = refused(`${formula.replace(sizes, more)}${clause}\n`);
      expect(refusal).toMatchObject({ _tag: 'Clause', line: formula.split('\n').length });
      expect(refusal.message).toContain(`“${clause}”`);
    }
  });

  test('the threshold of any gate is changed', () => {
    for (const [line, gate] of linesWith(formula, /^c gate/))
      for (const by of [-1, 1]) {
        const parts = gate.split(' ');
        const other = parts.with(3, String(Number(parts[3]) + by)).join(' ');
        expect(refused(withLine(formula, line, other))).toMatchObject({ _tag: 'Clause', file: '1.cnf' });
      }
  });

  test('an input of any gate is exchanged', () => {
    for (const [line, gate] of linesWith(formula, /^c gate/)) {
      const parts = gate.split(' ');
      const [first = ''] = parts.slice(4);
      const others = [first.startsWith('-') ? first.slice(1) : `-${first}`, first.includes('1') ? '2' : '1'];
      for (const other of others.filter((each) => !parts.includes(each)))
        expect(refused(withLine(formula, line, parts.with(4, other).join(' ')))).toMatchObject({ _tag: 'Clause' });
    }
  });

  test('any input is renamed, or two change their names', () => {
    const inputs = linesWith(formula, /^c input/);
    const nameIn = (text: string): string => /".*"/.exec(text)?.[0] ?? '';
    for (const [i, [line, input]] of inputs.entries()) {
      const stranger = refused(withLine(formula, line, input.replace(/".*"/, '"9:9>9:lost"')));
      expect(stranger).toMatchObject({ _tag: 'Formula', file: '1.cnf', line: line + 1 });
      const [, other] = at(inputs, (i + 1) % inputs.length);
      expect(refused(withLine(formula, line, input.replace(/".*"/, nameIn(other))))._tag).toBe('Formula');
    }
    // An order for a choice; two that play the same part may well change their names.
    const [line = 0, input = ''] = inputs.find(([, text]) => text.includes('order')) ?? [];
    const [otherLine = 0, other = ''] = inputs.find(([, text]) => text.includes('lost')) ?? [];
    const swapped = withLine(formula, line, input.replace(/".*"/, nameIn(other)));
    expect(refused(withLine(swapped, otherLine, other.replace(/".*"/, nameIn(input))))._tag).toBe('Clause');
  });

  test('it is another placement’s', () => {
    expect(refused(textIn(floodMade, '0.cnf'))._tag).toBe('Clause');
    const other = resealed(om4Made, { '3.cnf': textIn(om4Made, '2.cnf'), '3.drup': textIn(om4Made, '2.drup') });
    expect(refusalOf(other, om4)).toMatchObject({ _tag: 'Formula', file: '3.cnf' });
  });

  test('it is cut short, empty, or no text at all', () => {
    expect(refused(formula.slice(0, -20))._tag).toBe('Formula');
    expect(refused('')).toMatchObject({ _tag: 'Formula', message: 'the file is empty' });
    expect(refused('\u0000\u0001\u0002')._tag).toBe('Formula');
  });
});

/** Whether each step follows by propagation that looks at every clause every time, down to the empty clause. */
const provesNaively = (formula: readonly Clause[], steps: readonly Clause[]): boolean => {
  const clauses = [...formula];
  for (const step of steps) {
    const negated = step.map((literal) => -literal);
    if (propagated(clauses, negated) !== null) return false;
    clauses.push(step);
  }
  return steps.at(-1)?.length === 0;
};

describe('a tampered proof, with its hash adjusted', () => {
  const formula = clausesIn(textIn(floodMade, '1.cnf'));
  const proof = textIn(floodMade, '1.drup');
  const steps = proof.split('\n').length - 1;
  const judged = (changed: string): Outcome => outcomeOf(resealed(floodMade, { '1.drup': changed }), flood);
  const refused = (changed: string): Refusal => refusalOf(resealed(floodMade, { '1.drup': changed }), flood);

  test('a step is left out, or a literal flipped: refused if a step then does not follow', () => {
    const counts = { accepted: 0, refused: 0 };
    for (let line = 0; line < steps; line += 3) {
      const step = at(proof.split('\n'), line);
      const flipped = step.startsWith('-') ? step.slice(1) : `-${step}`;
      for (const changed of [withLine(proof, line, null), withLine(proof, line, step === '0' ? '1 0' : flipped)]) {
        const holds = provesNaively(formula, clausesIn(changed));
        expect(judged(changed)._tag).toBe(holds ? 'Accepted' : 'Refused');
        counts[holds ? 'accepted' : 'refused'] += 1;
      }
    }
    expect(counts.refused).toBeGreaterThan(3);
    expect(counts.accepted).toBeGreaterThan(3);
  });

  test('what is refused is told by its line', () => {
    const refusal = refused(`c by hand\n${proof.replace(/^/, '1 0\n')}`);
    expect(refusal).toMatchObject({ _tag: 'Step', file: '1.drup', line: 2 });
    expect(refusal.message).toContain('step 1, “1 0”');
  });

  test('a clause is deleted that is needed later', () => {
    const unit = at(formula, 0).join(' ');
    const deletions = formula.map((clause) => `d ${clause.join(' ')} 0\n`).join('');
    expect(refused(`${deletions}${proof}`)).toMatchObject({ _tag: 'Step' });
    // What was forced by a deleted clause stays: the unit may go.
    expect(judged(`d ${unit} 0\n${proof}`)._tag).toBe('Accepted');
  });

  test.each([
    { what: 'within a step', changed: proof.slice(0, -4), tag: 'Truncated' },
    { what: 'after a step', changed: proof.split('\n').slice(0, 9).join('\n'), tag: 'Truncated' },
    { what: 'before its end', changed: proof.slice(0, -2), tag: 'Truncated' },
    { what: 'all of it', changed: '', tag: 'Truncated' },
    { what: 'but for a remark', changed: 'c nothing\n', tag: 'Truncated' },
  ])('it is cut short: $what', ({ changed, tag }) => {
    expect(refused(changed)).toMatchObject({ _tag: tag, file: '1.drup' });
    expect(refused(changed).message).toMatch(/cut short|empty/);
  });

  test('it says nothing but that it is through', () => {
    expect(refused('0\n')).toMatchObject({ _tag: 'Step', line: 1 });
  });

  test('there is more after the empty clause', () => {
    expect(refused(`${proof}1 0\n`)).toMatchObject({ _tag: 'Proof', line: steps + 1 });
  });

  test('it is binary, or no proof at all', () => {
    expect(refused('a\u0004\u0000')).toMatchObject({ _tag: 'Binary' });
    expect(refused('\u007fELF')).toMatchObject({ _tag: 'Binary' });
    expect(refused('UNSATISFIABLE\n')).toMatchObject({ _tag: 'Proof', line: 1 });
  });
});

describe('a tampered manifest', () => {
  const { manifest } = om4Made;
  const refused = (changed: Partial<typeof manifest>, wanted: Wanted = om4, made: Made = om4Made): Refusal =>
    refusalOf({ ...made, manifest: { ...made.manifest, ...changed } }, wanted);

  test('another hash', () => {
    const placements = manifest.placements.map((each) => ({
      ...each,
      proof: { ...each.proof, sha256: 'f'.repeat(64) },
    }));
    const refusal = refused({ placements });
    expect(refusal).toMatchObject({ _tag: 'OtherFile', file: '0.drup' });
    expect(refusal.message).toContain('f'.repeat(64));
  });

  test('a file was changed without its hash', () => {
    const files = { ...om4Made.files, '3.cnf': `${textIn(om4Made, '3.cnf')}c a remark\n` };
    expect(refusalOf({ ...om4Made, files }, om4)).toMatchObject({ _tag: 'OtherFile', file: '3.cnf' });
  });

  test('a placement is left out, listed twice, or has another size', () => {
    const [first, ...others] = manifest.placements;
    expect(refused({ placements: others })).toMatchObject({ _tag: 'Placements', field: 'placements' });
    if (first === undefined) throw new Error('there are placements');
    expect(refused({ placements: [first, first, ...others] })).toMatchObject({
      _tag: 'Placements',
      field: 'placements[1]',
    });
    expect(refused({ placements: [{ ...first, size: '2' }, ...others] })).toMatchObject({
      _tag: 'Placements',
      field: 'placements[0].size',
    });
  });

  test('more faulty than there are proofs for', () => {
    expect(refused({ t: 2 })).toMatchObject({ _tag: 'Placements', field: 'placements' });
  });

  test('the smallest attack is off by one', () => {
    for (const fewest of [{ lies: 2, faulty: 1 }, { lies: 1, faulty: 2 }, null])
      expect(refused({ fewest }, om3, om3Made)).toMatchObject({ _tag: 'Placements' });
    // With the bounds adjusted the formulas are those of another claim.
    const placements = om3Made.manifest.placements.map((each) => ({ ...each, lies: (each.lies ?? 0) + 1 }));
    expect(refused({ fewest: { lies: 2, faulty: 1 }, placements }, om3, om3Made)._tag).toBe('Clause');
    const unbounded = om3Made.manifest.placements.map((each) => ({ ...each, lies: null }));
    expect(refused({ fewest: null, placements: unbounded }, om3, om3Made)._tag).toBe('Clause');
  });

  test('fewer properties: the formulas are about others', () => {
    expect(refused({}, { ...om4, properties: [agreement] })._tag).toBe('Clause');
  });

  test('another army: the choices are others', () => {
    const other = wantedAt(om, { n: 4, m: 0 }, 'byzantine');
    expect(['Clause', 'Formula']).toContain(refused({}, other)._tag);
  });
});

describe('symmetry', () => {
  const lopsided: Property = { ...agreement, name: 'lopsided', symmetric: false };

  test('is claimed where a property is not symmetric', () => {
    const wanted = { ...om4, properties: [lopsided], symmetry: true };
    const refusal = refusalOf(certificate(wanted), wanted);
    expect(refusal).toMatchObject({ _tag: 'Law', field: 'symmetry' });
    expect(refusal.message).toContain('lopsided');
    const plain = { ...wanted, symmetry: false };
    expect(outcomeOf(certificate(plain), plain)._tag).toBe('Accepted');
  });

  test('a property says that it is symmetric, and is not', () => {
    const biased: Property = {
      ...agreement,
      name: 'biased',
      on: <B>({ logic }: Court<B>): Judgement<B> => ({
        note: (orders) => orders[1] ?? [],
        judge: (order: readonly B[]) => logic.all(order),
      }),
    };
    const wanted = { ...wantedAt(floodSet, { n: 4, m: 1 }, 'crash', { symmetry: true }), properties: [biased] };
    expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Law' });
  });

  test('a protocol says that its generals are alike, and they are not', () => {
    const unlike = toy({
      name: 'unlike',
      interchangeable: () => [0, 1, 2],
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        decide: (self, state) => {
          const decision = toyProgram(setting).decide(self, state);
          return self === 1 ? { ...decision, value: [setting.logic.one] } : decision;
        },
      }),
    });
    const wanted = wantedAt(unlike, { n: 3, m: 0 }, 'crash', { symmetry: true });
    const refusal = refusalOf(certificate(wanted), wanted);
    expect(refusal).toMatchObject({ _tag: 'Law', field: 'protocol' });
    expect(refusal.message).toContain('not interchangeable');
  });
});

describe('it stops', () => {
  test('where a file is missing: that is told', () => {
    const { '2.drup': _gone, ...files } = om4Made.files;
    expect(outcomeOf({ ...om4Made, files }, om4)).toEqual({
      _tag: 'Unreadable',
      file: '2.drup',
      message: 'there is no such file',
    });
  });

  test('at every bound it is given, and says how far it came', () => {
    const reports = (until: number): Outcome =>
      drive(checkCertificate(floodMade.manifest, flood, portsOf(floodMade)), (_, report) =>
        report >= until ? { _tag: 'interrupted' } : undefined,
      );
    for (const until of [1, 2, 3, 4])
      expect(reports(until)).toMatchObject({ _tag: 'Stopped', bound: { _tag: 'interrupted' } });
    expect(reports(1_000)._tag).toBe('Accepted');
  });
});

describe('what a manifest is about', () => {
  const { manifest } = om4Made;

  test('is found by its names', () => {
    const { instance, properties } = right(subjectOf(manifest, om));
    expect(instance.army).toEqual(om4.instance.army);
    expect(properties.map(({ name }) => name)).toEqual(['agreement', 'termination', 'validity']);
  });

  test('may be properties of one’s own', () => {
    const own: Property = { ...agreement, name: 'mine' };
    const found = right(subjectOf({ ...manifest, properties: ['mine', 'termination'] }, om, [own]));
    expect(found.properties[0]).toBe(own);
  });

  test.each([
    { field: 'protocol.name', changed: { protocol: { ...manifest.protocol, name: 'mo' } } },
    { field: 'faultModel', changed: { faultModel: 'bizantine' } },
    { field: 'faultModel', changed: { faultModel: 'signed' } },
    { field: 'army', changed: { army: { ...manifest.army, parameters: { phases: 1 } } } },
    { field: 'properties[1]', changed: { properties: ['agreement', 'liveness'] } },
    { field: 'validity', changed: { validity: null } },
    { field: 'validity', changed: { validity: 'unanimity' } },
  ] as const)('$field names what there is not', ({ field, changed }) => {
    const wrong = left(subjectOf({ ...manifest, ...changed }, om));
    expect([field, 'army']).toContain(wrong.field);
  });
});
