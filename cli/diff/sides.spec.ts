import { describe, expect, test } from 'vitest';
import { diff } from '../../test-support/om-variants.ts';

describe('cannot be compared', () => {
  test.each([
    ['om majority -n 4 -m 1', 64, 'they solve different problems: om is for broadcast, majority for consensus'],
    ['om ./consensus.ts -n 4 -m 1', 64, 'they solve different problems: om is for broadcast, mine for consensus'],
    ['om ./signed.ts -n 4 -m 1', 64, 'there are no faults that both have a meaning under: om has '],
    ['om om -n 4 -m 1 --param phases=2', 64, 'neither of them has a parameter “phases”. They have none.'],
    [
      'phase-king phase-king -n 4 -m 1 --param pases=2',
      64,
      'neither of them has a parameter “pases”. Did you mean phases?',
    ],
    ['om omm -n 4 -m 1', 64, 'there is no protocol “omm”. Did you mean om?'],
    ['om ./nothing.ts -n 4 -m 1', 65, 'there is no file ./nothing.ts'],
    ['om ./unlawful.ts -n 4 -m 1', 65, 'variant cannot be checked: send(0) in round 1 to 1 has 2 claims'],
    ['om om -n 4', 64, 'om needs -m, how many traitors it is built for'],
    ['om om -n 4 -m 1 --engine fuzz --certificate proofs', 64, 'only the symbolic engine proves anything'],
  ])('%s', async (line, exit, message) => {
    const ran = await diff(line);
    expect([ran.exit, ran.out]).toEqual([exit, '']);
    expect(ran.err).toContain(message);
  });
});
