/**
 * A proof of a certificate is changed, and its hash in the manifest with it.
 */
import { describe, expect, test } from 'vitest';
import { provesNaively, resealed } from '../../test-support/certificate.ts';
import { clausesIn, flood, floodMade, outcomeOf, refusalOf, textIn, withLine } from '../../test-support/certified.ts';
import { some } from '../../test-support/tier/draws.ts';
import { at } from '../../model/at.ts';
import type { CheckOutcome } from './checker.ts';
import type { Refusal } from './refusal.ts';

describe('a tampered proof, with its hash adjusted', () => {
  const formula = clausesIn(textIn(floodMade, '1.cnf'));
  const proof = textIn(floodMade, '1.drup');
  const steps = proof.split('\n').length - 1;
  const judged = (changed: string): CheckOutcome => outcomeOf(resealed(floodMade, { '1.drup': changed }), flood);
  const refused = (changed: string): Refusal => refusalOf(resealed(floodMade, { '1.drup': changed }), flood);

  test('a step is left out, or a literal flipped: refused if a step then does not follow', () => {
    const everyThird = Array.from({ length: Math.ceil(steps / 3) }, (_, i) => 3 * i);
    const drawn = some(8, everyThird);
    const counts = { accepted: 0, refused: 0 };
    for (const line of drawn) {
      const step = at(proof.split('\n'), line);
      const flipped = step.startsWith('-') ? step.slice(1) : `-${step}`;
      for (const changed of [withLine(proof, line, null), withLine(proof, line, step === '0' ? '1 0' : flipped)]) {
        const holds = provesNaively(formula, clausesIn(changed));
        expect(judged(changed)._tag).toBe(holds ? 'Accepted' : 'Refused');
        counts[holds ? 'accepted' : 'refused'] += 1;
      }
    }
    const several = Math.min(3, drawn.length / 8);
    expect(counts.refused).toBeGreaterThan(several);
    expect(counts.accepted).toBeGreaterThan(several);
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
