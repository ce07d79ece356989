import { expect, test } from 'vitest';
import { until } from './until.ts';

test('it is waited until something is so', async () => {
  let looks = 0;
  await until(
    () => ++looks === 3,
    () => null,
  );
  expect(looks).toBe(3);
});

test('what has become so at the end is so', async () => {
  await expect(
    until(
      () => true,
      () => 'it has ended',
    ),
  ).resolves.toBeUndefined();
});

test('the wait ends where it cannot become so any more, and says why', async () => {
  let looks = 0;
  const hopeless = (): string | null => (looks > 1 ? 'it ended with exit code 3' : null);
  await expect(until(() => ++looks > 5, hopeless)).rejects.toThrow('it will not be so: it ended with exit code 3');
  expect(looks).toBe(3);
});
