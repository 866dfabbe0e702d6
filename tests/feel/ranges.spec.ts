import { section } from './feel.ts';
import type { Row } from './feel.ts';

/** §10.3.2.7 ranges, their properties (table 67) and §10.3.4.7 range functions (table 78). */

const variables = { birthday: '2000-01-01', n: 5, nothing: null };

section(
  '§10.3.2.7, table 42: ranges and their ends',
  [
    ['[1..10].start included', 'true'],
    ['[1..10].start', '1'],
    ['[1..10].end', '10'],
    ['[1..10].end included', 'true'],
    ['(1..10].start included', 'false'],
    ['(<= 10).start included', 'false'],
    ['(<= 10).start', 'null'],
    ['(<= 10).end', '10'],
    ['(<= 10).end included', 'true'],
    ['(> 1).start included', 'false'],
    ['(> 1).start', '1'],
    ['(> 1).end', 'null'],
    ['(> 1).end included', 'false'],
    ['[1..10].middle', 'null ! range has no middle'],
    ['(date(birthday)..@"2019-01-01"].end', '2019-01-01'],
    ['["a".."c"].start', '"a"'],
    ['[n..n + 5].end', '10'],
    ['[@"PT1H"..@"P1D"].start', 'PT1H'],
    ['[10..5]', 'null'],
    ['[1.."a"]', 'null ! number and string cannot bound a range'],
    ['[1..nothing]', 'null'],
    ['[1..10] instance of range<number>', 'true'],
    ['[1..10] instance of range<string>', 'false'],
    ['(> 1) instance of range<number>', 'true'],
  ],
  variables,
);

const t = (...sources: string[]): Row[] => sources.map((source) => [source, 'true']);
const f = (...sources: string[]): Row[] => sources.map((source) => [source, 'false']);

section('before', [
  ...t('before(1, 10)', 'before(1, (1..10])', 'before(1, [5..10])', 'before([1..10), 10)', 'before([1..10], 15)'),
  ...t('before([1..10], [15..20])', 'before([1..10), [10..20])', 'before([1..10], (10..20])'),
  ...f('before(10, 1)', 'before(1, [1..10])', 'before([1..10], 10)', 'before([1..10], [10..20])'),
]);
section('after', [
  ...t('after(10, 5)', 'after(12, [1..10])', 'after(10, [1..10))', 'after([11..20], 10)', 'after((11..20], 11)'),
  ...t('after([11..20], [1..10])', 'after([11..20], [1..11))', 'after((11..20], [1..11])'),
  ...f('after(5, 10)', 'after(10, [1..10])', 'after([11..20], 12)', 'after([11..20], 11)', 'after([1..10], [11..20])'),
]);
section('meets, met by', [
  ...t('meets([1..5], [5..10])', 'met by([5..10], [1..5])'),
  ...f('meets([1..5), [5..10])', 'meets([1..5], (5..10])', 'meets([1..5], [6..10])'),
  ...f('met by([5..10], [1..5))', 'met by((5..10], [1..5])', 'met by([6..10], [1..5])'),
]);
section('overlaps', [
  ...t('overlaps([1..5], [3..8])', 'overlaps([3..8], [1..5])', 'overlaps([1..8], [3..5])', 'overlaps([3..5], [1..8])'),
  ...t('overlaps([1..5], [5..8])', 'overlaps([5..8], [1..5])'),
  ...f('overlaps([1..5], [6..8])', 'overlaps([6..8], [1..5])', 'overlaps([1..5], (5..8])', 'overlaps([1..5), [5..8])'),
  ...f('overlaps([1..5), (5..8])', 'overlaps((5..8], [1..5])', 'overlaps([5..8], [1..5))', 'overlaps((5..8], [1..5))'),
]);
section('overlaps before', [
  ...t('overlaps before([1..5], [3..8])', 'overlaps before([1..5], [5..8])', 'overlaps before([1..5), (1..5])'),
  ...t('overlaps before([1..5], (1..5])'),
  ...f('overlaps before([1..5], [6..8])', 'overlaps before([1..5], (5..8])', 'overlaps before([1..5), [5..8])'),
  ...f('overlaps before([1..5), [1..5])', 'overlaps before([1..5], [1..5])'),
]);
section('overlaps after', [
  ...t('overlaps after([3..8], [1..5])', 'overlaps after([5..8], [1..5])', 'overlaps after((1..5], [1..5))'),
  ...t('overlaps after((1..5], [1..5])'),
  ...f('overlaps after([6..8], [1..5])', 'overlaps after((5..8], [1..5])', 'overlaps after([5..8], [1..5))'),
  ...f('overlaps after([1..5], [1..5))', 'overlaps after([1..5], [1..5])'),
]);
section('finishes, finished by', [
  ...t('finishes(10, [1..10])', 'finishes([5..10], [1..10])', 'finishes([5..10), [1..10))'),
  ...t('finishes([1..10], [1..10])', 'finishes((1..10], [1..10])'),
  ...f('finishes(10, [1..10))', 'finishes([5..10), [1..10])'),
  ...t('finished by([1..10], 10)', 'finished by([1..10], [5..10])', 'finished by([1..10), [5..10))'),
  ...t('finished by([1..10], [1..10])', 'finished by([1..10], (1..10])'),
  ...f('finished by([1..10), 10)', 'finished by([1..10], [5..10))'),
]);
const inside = [
  ['[1..10]', '5', 'true'],
  ['[1..10]', '12', 'false'],
  ['[1..10]', '1', 'true'],
  ['[1..10]', '10', 'true'],
  ['(1..10]', '1', 'false'],
  ['[1..10)', '10', 'false'],
  ['[1..10]', '[4..6]', 'true'],
  ['[1..10]', '[1..5]', 'true'],
  ['(1..10]', '(1..5]', 'true'],
  ['[1..10]', '(1..10)', 'true'],
  ['[1..10)', '[5..10)', 'true'],
  ['[1..10]', '[1..10)', 'true'],
  ['[1..10]', '(1..10]', 'true'],
  ['[1..10]', '[1..10]', 'true'],
] as const;
section(
  'includes, during',
  inside.flatMap(([outer, inner, is]): Row[] => [
    [`includes(${outer}, ${inner})`, is],
    [`during(${inner}, ${outer})`, is],
  ]),
);
const beginning = [
  ['1', '[1..10]', 'true'],
  ['1', '(1..10]', 'false'],
  ['2', '[1..10]', 'false'],
  ['[1..5]', '[1..10]', 'true'],
  ['(1..5]', '(1..10]', 'true'],
  ['(1..5]', '[1..10]', 'false'],
  ['[1..5]', '(1..10]', 'false'],
  ['[1..10]', '[1..10]', 'true'],
  ['[1..10)', '[1..10]', 'true'],
  ['(1..10)', '(1..10)', 'true'],
] as const;
section(
  'starts, started by',
  beginning.flatMap(([inner, outer, is]): Row[] => [
    [`starts(${inner}, ${outer})`, is],
    [`started by(${outer}, ${inner})`, is],
  ]),
);
section('coincides', [
  ...t('coincides(5, 5)', 'coincides([1..5], [1..5])'),
  ...f('coincides(3, 4)', 'coincides((1..5), [1..5])', 'coincides([1..5], [2..6])'),
  ['coincides(5, [5..5])', 'null'],
]);
section('values that cannot be compared, and named arguments', [
  ['before(1, "a")', 'null'],
  ['before(null, 1)', 'null'],
  ['before(point1: 1, point2: 10)', 'true'],
  ['before(range: [1..5], point: 10)', 'true'],
  ['before(point: 0, range: [1..5])', 'true'],
  ['before(range1: [1..5], range2: [6..7])', 'true'],
  ['includes(["a".."c"], "b")', 'true'],
  ['before(@"2026-01-01", [@"2026-02-01"..@"2026-03-01"])', 'true'],
]);
