import { countText } from './count-text.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '999+'],
])('%d is shown as %s', (count, text) => {
  expect(countText(count)).toBe(text);
});
