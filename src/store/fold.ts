/** Letters that Unicode does not take apart, as people write them where the keyboard lacks them. */
const LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  '’': "'",
};

/** Nearly every word of English: what `fold` does besides small letters changes none of it. */
const ASCII = /^[\0-\x7f]*$/;

/** A text without case and diacritics, for comparison: "Erdoğan" and "ERDOGAN" fold to the same, "Łódź" and "lodz" too. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøłđðþħßæœ’]/gu, (letter) => LETTERS[letter] ?? letter);
}
