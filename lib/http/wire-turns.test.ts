import { expect, it } from 'vitest';
import { takeTurn } from './wire-turns';

const MIB = 1024 * 1024;

it('lets large bodies in a few at a time, a very large one alone, in the order they came', async () => {
  const entered: string[] = [];
  const enter = (name: string, bytes: number) =>
    takeTurn(bytes).then((end) => {
      entered.push(name);
      return end;
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const first = await enter('8', 8 * MIB);
  const second = await enter('4', 4 * MIB);
  const huge = enter('60', 60 * MIB);
  const behind = enter('2', 2 * MIB);
  const small = await enter('small', MIB - 1);
  await settle();
  expect(entered).toEqual(['8', '4', 'small']);
  small();
  first();
  first();
  await settle();
  expect(entered).toEqual(['8', '4', 'small']);
  second();
  const end = await huge;
  await settle();
  expect(entered).toEqual(['8', '4', 'small', '60']);
  end();
  (await behind)();
  expect(entered).toEqual(['8', '4', 'small', '60', '2']);
});
