/** A text without case and diacritics, for comparison: "Erdoğan" and "ERDOGAN" fold to the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('’', "'");
}
