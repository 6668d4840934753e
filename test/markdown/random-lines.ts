/** Texts by chance that are hard on blocks: lines that begin with any marks of containers, and go on with any of blocks. */
import fc, { type Arbitrary } from 'fast-check';

const CONTAINERS = ['> ', '>', '- ', '-', '-\t', '  ', '    ', '\t', '1. ', '   ', ' ', '-    ', '[^n]: '];

const BLOCKS = [
  ...['', '', '', 'a', 'a', 'b', 'a  ', '# a', '***', '---', '==='],
  ...['```', '~~~~', '$$', '<div>', '<pre>', '</pre>', '<!--', '-->'],
  ...['| a |', '|---|', '|', '[a]', '[a]: b', '"c"', '[x] a', '[x]', '`', '`a'],
];

export const lines: Arbitrary<string> = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...CONTAINERS), { maxLength: 4 }), fc.constantFrom(...BLOCKS)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((all) => all.map(([containers, block]) => containers.join('') + block).join('\n'));
