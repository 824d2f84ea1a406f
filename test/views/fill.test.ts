import { describe, expect, test } from 'vitest';
import { FillError, fill } from '../../src/views/fill.js';

describe('filling a template', () => {
  test('puts whole values in their places as they are, and words and numbers into texts', () => {
    const data = { x: { y: 1 }, n: 3, empty: '', no: false };
    const template = {
      a: '${x.y}',
      b: 'No. ${n}${empty}.',
      c: 7,
      d: null,
      e: '${x}',
      f: '${empty}',
      g: ['${no}'],
    };
    expect(fill(template, data)).toEqual({
      a: 1,
      b: 'No. 3.',
      c: 7,
      d: null,
      e: { y: 1 },
      f: '',
      g: [false],
    });
  });

  test('what somebody typed is never read as a template again', () => {
    expect(fill({ a: '${x}', b: 'I: ${x}' }, { x: '${secret}', secret: 'no' })).toEqual({
      a: '${secret}',
      b: 'I: ${secret}',
    });
  });

  test('repeats a node for each item of an array; an empty one leaves nothing', () => {
    const template = {
      rows: [{ $data: '${rows}', at: '${$index}', word: '${word}', of: '${$root.all}' }, 'end'],
    };
    expect(fill(template, { all: 2, rows: [{ word: 'a' }, { word: 'b' }] })).toEqual({
      rows: [{ at: 0, word: 'a', of: 2 }, { at: 1, word: 'b', of: 2 }, 'end'],
    });
    expect(fill(template, { all: 0, rows: [] })).toEqual({ rows: ['end'] });
  });

  test('binds one object, and whole items by $data', () => {
    expect(fill({ in: { $data: '${a}', b: '${b}' } }, { a: { b: 'c' } })).toEqual({ in: { b: 'c' } });
    expect(fill({ all: [{ $data: '${list}', is: '${$data}' }] }, { list: ['x', 'y'] })).toEqual({
      all: [{ is: 'x' }, { is: 'y' }],
    });
  });

  test('keeps or leaves a node by a boolean, in the scope of its own data', () => {
    const template = { rows: [{ $data: '${rows}', $when: '${show}', word: '${word}' }] };
    const rows = [
      { show: true, word: 'a' },
      { show: false, word: 'b' },
    ];
    expect(fill(template, { rows })).toEqual({ rows: [{ word: 'a' }] });
    expect(fill({ a: { $when: false, b: '${nothing}' }, c: 1 }, {})).toEqual({ c: 1 });
  });

  test.each<[string, unknown, unknown]>([
    ['a missing value', '${x}', {}],
    ['a missing value inside another', '${x.y}', { x: {} }],
    ['a value of nothing', '${x.y}', { x: null }],
    ['a missing value inside a text', 'It is ${x}.', {}],
    ['an object inside a text', 'It is ${x}.', { x: {} }],
    ['a boolean inside a text', 'It is ${x}.', { x: true }],
    ['nothing inside a text', 'It is ${x}.', { x: null }],
    ['an index where nothing repeats', '${$index}', {}],
    ['an expression', '${x + 1}', { x: 1 }],
    ['a call', '${string(x)}', { x: 1 }],
    ['an item by its place', '${x[0]}', { x: [1] }],
    ['an empty path', 'It is ${}.', {}],
    ['$when on words', { $when: '${x}' }, { x: 'true' }],
    ['$when on a number', { $when: '${x}' }, { x: 1 }],
    ['$when on a comparison', { $when: '${x == 1}' }, { x: 1 }],
    ['$when on plain words', { $when: 'true' }, {}],
    ['$when on a missing value', { $when: '${x}' }, {}],
    ['the prototype of data', '${__proto__}', {}],
    ['the constructor of data', '${constructor.name}', {}],
    ['a method of a text', '${x.length}', { x: 'abc' }],
    ['a method of a list', '${x.map}', { x: [] }],
  ])('throws on %s', (_what, template, data) => {
    expect(() => fill({ body: template }, data)).toThrow(FillError);
  });

  test('changes neither template nor data', () => {
    const template = Object.freeze({ a: Object.freeze(['${x}']) });
    const data = Object.freeze({ x: Object.freeze({ y: 1 }) });
    expect(fill(template, data)).toEqual({ a: [{ y: 1 }] });
  });
});
