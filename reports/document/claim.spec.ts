import { describe, expect, test } from 'vitest';
import { check } from '../../engines/check.ts';
import { standardLimits } from '../../engines/exhaustive/exhaustive.ts';
import { protocols } from '../../test-support/protocols.ts';
import { replay, replayName } from '../../counterexamples/replay.ts';
import type { Cast } from '../../inquiry/agenda/claims.ts';
import { checkingClaim, claimsToProve, standardCast } from '../../inquiry/agenda/claims.ts';
import type { Bound } from '../../properties/verdict.ts';
import { om3 } from '../../test-support/counterexample.ts';
import { drive } from '../../test-support/drive.ts';
import { contraryOm, recklessOm, trustingOm } from '../../test-support/mutants.ts';
import type { CheckedClaim } from './claim.ts';
import { checkedClaim, foundText, isClaimExpected } from './claim.ts';
import type { Surroundings } from './exhibit.ts';
import { exhibitsOf } from './exhibit.ts';

const surroundings: Surroundings = {
  version: '1.2.3',
  commit: 'abc',
  fingerprints: Object.fromEntries(protocols.map(({ name }) => [name, `sha256:${name}`])),
  folder: 'counterexamples',
};

/** The first claims of a cast, checked. */
const proved = (cast: Partial<Cast>, count = 10): readonly CheckedClaim[] =>
  claimsToProve({ ...standardCast, ...cast })
    .slice(0, count)
    .map((claim) => checkedClaim(claim, drive(checkingClaim(claim)), surroundings));

describe('what is stopped by the clock names the time in its command', () => {
  const inSeconds: Bound = { _tag: 'seconds', limit: 2 };

  test('a claim', () => {
    const [, , claim] = claimsToProve(standardCast);
    if (claim === undefined) throw new Error('there are less than three claims');
    const stopped = checkedClaim(
      claim,
      drive(checkingClaim(claim), () => inSeconds),
      surroundings,
    );
    expect([stopped.evidence.stopped, stopped.command]).toEqual([
      inSeconds,
      'strategos check om -n 6 -m 2 --max-seconds 2',
    ]);
  });

  test('an attack that was not shown to be the smallest', () => {
    const checked = drive(
      check(om3, {
        engine: 'exhaustive',
        reduction: true,
        minimum: true,
        limits: standardLimits,
        fuzz: { seed: 'strategos', runs: 0, path: null },
      }),
    );
    const commands = (unproved: Bound | null): readonly string[] =>
      exhibitsOf({ ...checked, attacks: checked.attacks.map((attack) => ({ ...attack, unproved })) }, surroundings).map(
        ({ counterexample }) => counterexample.provenance.command,
      );
    expect(commands(null)).toEqual(['strategos check om -n 3 -m 1 --minimum']);
    expect(commands(inSeconds)).toEqual(['strategos check om -n 3 -m 1 --minimum --max-seconds 2']);
  });
});

describe('the ten claims', () => {
  const claims = proved({});

  test('turn out as the literature says, with exactly these numbers of scenarios and violations', () => {
    const found = claims.map(({ instance, verdict, evidence: { scenarios, violating } }) => [
      `${instance.protocol.name} ${String(instance.army.n)}/${String(instance.army.m)} ${instance.faults.name}`,
      verdict,
      scenarios,
      ...Object.values(violating),
    ]);
    expect(found).toEqual([
      ['om 3/1 byzantine', 'violated', 14n, 0n, 2n, 0n],
      ['om 4/1 byzantine', 'holds', 34n, 0n, 0n, 0n],
      ['om 6/2 byzantine', 'violated', 341_442_594n, 80_023_680n, 84_590_250n, 0n],
      ['om 7/2 byzantine', 'holds', 32_992_193_937_474n, 0n, 0n, 0n],
      ['sm 3/1 signed', 'holds', 26n, 0n, 0n, 0n],
      ['flood-set 3/1 crash', 'holds', 176n, 0n, 0n, 0n],
      ['flood-set 3/1 byzantine', 'violated', 3_080n, 96n, 720n, 0n],
      ['handshake 2/0 loss', 'violated', 16n, 1n, 0n, 0n],
      ['handshake 2/0 loss', 'violated', 32n, 1n, 0n, 0n],
      ['handshake 2/0 loss', 'violated', 64n, 1n, 0n, 0n],
    ]);
    expect(claims.every(isClaimExpected)).toBe(true);
    expect(claims.every(({ evidence }) => evidence.grade === 'exhaustive')).toBe(true);
  });

  test('and theory expects each of them', () => {
    expect(claims.map(({ theory }) => theory.verdict)).toEqual(claims.map(({ expected }) => expected));
  });

  test('each names the command that checks it again', () => {
    expect(claims.map(({ command }) => command)).toEqual([
      'strategos check om -n 3 -m 1',
      'strategos check om -n 4 -m 1',
      'strategos check om -n 6 -m 2',
      'strategos check om -n 7 -m 2',
      'strategos check sm -n 3 -m 1',
      'strategos check flood-set -n 3 -m 1',
      'strategos check flood-set -n 3 -m 1 --faults byzantine',
      'strategos check handshake -n 2 -m 0',
      'strategos check handshake -n 2 -m 0 --param acks=2',
      'strategos check handshake -n 2 -m 0 --param acks=3',
    ]);
  });

  test('what is broken is on show, in a file that replays', () => {
    const exhibits = claims.flatMap((claim) => claim.exhibits);
    expect(exhibits.map(({ file }) => file)).toEqual([
      'counterexamples/om/validity-n3-m1.json',
      'counterexamples/om/agreement-n6-m2.json',
      'counterexamples/om/validity-n6-m2.json',
      'counterexamples/flood-set/agreement-n3-m1-byzantine.json',
      'counterexamples/flood-set/validity-n3-m1-byzantine.json',
      'counterexamples/handshake/agreement-n2-m0.json',
      'counterexamples/handshake/agreement-n2-m0-acks2.json',
      'counterexamples/handshake/agreement-n2-m0-acks3.json',
    ]);
    for (const { counterexample, instance } of exhibits) {
      expect(replayName(replay(counterexample, instance.protocol))).toBe('reproduced');
      expect(counterexample.protocol.fingerprint).toBe(`sha256:${instance.protocol.name}`);
      expect(counterexample.provenance).toMatchObject({ engine: 'exhaustive', version: '1.2.3', commit: 'abc' });
    }
    expect(exhibits.map(({ counterexample }) => counterexample.minimality.lies)).toEqual([1, 3, 3, 1, 0, 1, 1, 1]);
  });

  test('in words', () => {
    expect(claims.map(foundText)).toEqual([
      'of all 14 scenarios, 2 break validity.',
      'of all 34 scenarios, none breaks anything.',
      'of all 341,442,594 scenarios, 80,023,680 break agreement and 84,590,250 break validity.',
      'of all 32,992,193,937,474 scenarios, none breaks anything.',
      'of all 26 scenarios, none breaks anything.',
      'of all 176 scenarios, none breaks anything.',
      'of all 3,080 scenarios, 96 break agreement and 720 break validity.',
      'of all 16 scenarios, 1 breaks agreement.',
      'of all 32 scenarios, 1 breaks agreement.',
      'of all 64 scenarios, 1 breaks agreement.',
    ]);
  });
});

describe('with an OM that passes on the opposite of what it hears', () => {
  const claims = proved({ om: contraryOm }, 2);

  test('four generals cannot either, and that is said not to be what was expected', () => {
    expect(claims.map(({ verdict }) => verdict)).toEqual(['violated', 'violated']);
    expect(claims.map(isClaimExpected)).toEqual([true, false]);
    expect(claims.map(foundText)[1]).toMatch(/^of all 34 scenarios, \d+ .*\. That is NOT what was expected\.$/);
  });

  test('and shows it with nobody faulty', () => {
    const [exhibit] = claims[1]?.exhibits ?? [];
    expect(exhibit?.counterexample).toMatchObject({ faulty: [], minimality: { lies: 0 } });
    expect(exhibit?.story.cast).toContain('Nobody is faulty.');
    expect(exhibit?.story.tellings).toContainEqual({
      round: 2,
      from: 1,
      to: [2, 3],
      text: '“0 ordered ATTACK”',
      prescribed: null,
      lost: false,
    });
  });
});

describe('with an OM that takes a tie for ATTACK', () => {
  const claims = proved({ om: trustingOm }, 2);

  test('all turns out as expected, by another counterexample', () => {
    expect(claims.map(isClaimExpected)).toEqual([true, true]);
    const [exhibit] = claims[0]?.exhibits ?? [];
    expect(exhibit?.counterexample).toMatchObject({ orders: { 0: 'RETREAT' }, decisions: { 2: 'ATTACK' } });
    expect(exhibit?.story.cast[0]).toBe('General 0 commands, is loyal, and orders RETREAT.');
    expect(exhibit?.story.decisions).toBe('In the end 2 decides ATTACK.');
  });
});

test('with an OM in which everybody attacks, it is validity that is broken, by an order alone', () => {
  const [three] = proved({ om: recklessOm }, 1);
  expect(three?.properties).toEqual({ agreement: 'holds', validity: 'violated', termination: 'holds' });
  const [exhibit] = three?.exhibits ?? [];
  expect(exhibit?.counterexample).toMatchObject({ faulty: [], orders: { 0: 'RETREAT' }, minimality: { lies: 0 } });
});

describe('stopped on the way', () => {
  const [, , six, seven] = claimsToProve(standardCast);
  if (six === undefined || seven === undefined) throw new Error('there are ten claims');

  test('a claim is no evidence, and its words say what was covered', () => {
    const claim = checkedClaim(
      seven,
      drive(checkingClaim(seven), () => ({ _tag: 'seconds', limit: 1 }) as const),
      surroundings,
    );
    expect(claim).toMatchObject({ verdict: 'unknown', expected: 'holds', exhibits: [] });
    expect(claim.evidence.grade).toBeNull();
    expect(foundText(claim)).toMatch(
      /^of the [\d,]+ scenarios? covered before the search was stopped, none breaks anything\. That is NOT what was expected\.$/,
    );
  });

  test('what was broken before is on show all the same', () => {
    let reports = 0;
    const stopped = drive(checkingClaim(six), ({ scenarios }) => {
      reports += 1;
      return scenarios > 10_000_000n ? { _tag: 'interrupted' } : undefined;
    });
    const claim = checkedClaim(six, stopped, surroundings);
    expect(reports).toBeGreaterThan(0);
    expect(claim.verdict).toBe('violated');
    expect(claim.exhibits.length).toBeGreaterThan(0);
  });
});
