import type { Span } from '../model.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML, escaped, with each span between two marks. Spans are sorted and apart. */
export function markedHtml(text: string, spans: readonly Span[], before: string, after: string): string {
  let at = 0;
  let html = '';
  for (const { start, end } of spans) {
    html += escapeHtml(text.slice(at, start)) + before + escapeHtml(text.slice(start, end)) + after;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (special) => ENTITIES[special] ?? special);
}
