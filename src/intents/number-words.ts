const words = (text: string): string[] => text.split(' ');

interface NumberWord {
  readonly value: number;
  readonly ordinal: boolean;
}

export const CARDINALS = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
);
export const ORDINALS = words(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
);
const NUMBER_WORD: ReadonlyMap<string, NumberWord> = new Map<string, NumberWord>([
  ...CARDINALS.map((word, value): [string, NumberWord] => [word, { value, ordinal: false }]),
  ...ORDINALS.map((word, value): [string, NumberWord] => [word, { value, ordinal: true }]),
]);

/** The number that a word spells, up to twenty. */
export const numberWord = (word: string): NumberWord | undefined => NUMBER_WORD.get(word);
