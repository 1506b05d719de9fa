import { expect, it } from 'vitest';
import { statement } from './statement';

it('drops parameters the text does not use and numbers the others anew', () => {
  const sql = statement((params) => {
    const [a, , c] = [params.add('a'), params.add('unused'), params.add('c')];
    return `${c} = ${a} OR ${c} IS NULL`;
  });
  expect(sql).toEqual({ text: '$1 = $2 OR $1 IS NULL', values: ['c', 'a'] });
});

it('keeps eleven apart from one', () => {
  const sql = statement((params) => {
    const all = Array.from({ length: 11 }, (_, index) => params.add(index));
    return `${all[10]} ${all[0]}`;
  });
  expect(sql).toEqual({ text: '$1 $2', values: [10, 0] });
});
