import { test as it } from '@fast-check/vitest';
import { scenarios } from 'strategos/vitest';
import { describe, expect, test } from 'vitest';
import { myProtocol } from './my-protocol.ts';

describe('with four generals or more, one traitor changes nothing', () => {
  test.each([4, 5, 6])('n = %i', async (n) => {
    await expect(myProtocol).toHold({ n, m: 1 });
  });
});

test('with three generals, one lie is enough', async () => {
  await expect(myProtocol).toBeBroken('validity', { n: 3, m: 1, lies: 1 });
});

// A scenario is a value: who is faulty, every lie, what was said and decided. Yours may have to meet more than the standard.
it.prop([scenarios(myProtocol, { n: 4, m: 1 })])(
  'whatever happens, all loyal lieutenants decide alike',
  ({ decisions }) => {
    expect(new Set(Object.values(decisions)).size).toBeLessThanOrEqual(1);
  },
);
