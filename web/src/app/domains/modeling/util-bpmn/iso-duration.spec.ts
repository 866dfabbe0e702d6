import { expect, test } from '@jest/globals';
import { formatDuration, isDuration, parseSimpleDuration } from './iso-duration';

test.each([
  ['PT90M', { count: 90, unit: 'M' }],
  ['PT4H', { count: 4, unit: 'H' }],
  ['P2D', { count: 2, unit: 'D' }],
  ['P1W', { count: 1, unit: 'W' }],
])('%s is a number and a unit', (text, parts) => {
  expect(parseSimpleDuration(text)).toEqual(parts);
  expect(formatDuration(parts.count, parts.unit as 'M')).toBe(text);
});

test.each(['P1DT4H', '=x', '', 'P1M'])('%s has no simple form', (text) => {
  expect(parseSimpleDuration(text)).toBeNull();
});

test.each([
  ['P1DT4H30M', true],
  ['PT', false],
  ['P', false],
  ['4h', false],
])('%s is a duration: %s', (text, is) => {
  expect(isDuration(text)).toBe(is);
});
