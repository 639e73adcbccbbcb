/**
 * Proves what the rows of phrase tables say that they need: whatever a pattern matches has one of these characters.
 *
 * A small reader of patterns, on the safe side: it throws at what it does not know, and of what may stand for many
 * characters it says that none of them is needed.
 */

/** Part of a pattern: characters or parts one of which stands there, or parts that all do. null: it tells nothing. */
type Part = { one: string[] } | { all: Part[] } | { either: Part[] } | null;

/** A class with more characters than this is not worth naming. */
const CLASS_MOST = 64;

/** True when every match of the pattern has one of the characters. */
export const isNeeded = (pattern: RegExp, characters: string): boolean => isSeen(parse(pattern), characters);

function isSeen(part: Part, characters: string): boolean {
  if (part === null) return false;
  if ('one' in part) return part.one.every((character) => characters.includes(character));
  return 'all' in part
    ? part.all.some((item) => isSeen(item, characters))
    : part.either.every((way) => isSeen(way, characters));
}

function parse({ source, flags }: RegExp): Part {
  const folds = flags.includes('i');
  if (folds && flags.includes('u')) throw new Error('What i does with u is not known here.');
  let at = 0;
  const eat = (string: string): boolean => {
    const found = source.startsWith(string, at);
    if (found) at += string.length;
    return found;
  };
  const cases = (c: string): string[] => (folds ? [...new Set([c, c.toLowerCase(), c.toUpperCase()])] : [c]);

  function alternatives(): Part {
    const either = [sequence()];
    while (eat('|')) either.push(sequence());
    return { either };
  }
  function sequence(): Part {
    const all: Part[] = [];
    while (at < source.length && !'|)'.includes(source[at]!)) all.push(item());
    return { all };
  }
  function item(): Part {
    const part = atom();
    const least =
      eat('?') || eat('*') ? 0 : eat('+') ? 1 : Number(/^\{(\d+)(?:,\d*)?\}/.exec(source.slice(at))?.[1] ?? 1);
    if (source[at] === '{') at = source.indexOf('}', at) + 1;
    // A quantifier that takes as few as it can.
    eat('?');
    return least > 0 ? part : null;
  }
  function atom(): Part {
    if (eat('(')) {
      const away = eat('?!') || eat('?<!') || eat('?<=');
      if (!away && !eat('?=') && !eat('?:') && eat('?<')) at = source.indexOf('>', at) + 1;
      const inside = alternatives();
      if (!eat(')')) throw new Error(`No bracket closes at ${at} of ${source}`);
      return away ? null : inside;
    }
    if (eat('[')) return characters();
    if (eat('^') || eat('$') || eat('.')) return null;
    const c = unit();
    return c === null ? null : { one: cases(c) };
  }
  function characters(): Part {
    const not = eat('^');
    const one: string[] = [];
    let listed = !not;
    while (!eat(']')) {
      const from = unit();
      const isRange = source[at] === '-' && source[at + 1] !== ']';
      if (isRange) at++;
      const to = isRange ? unit() : from;
      if (from === null || to === null || to.charCodeAt(0) - from.charCodeAt(0) > CLASS_MOST) listed = false;
      else for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c++) one.push(...cases(String.fromCharCode(c)));
    }
    return listed ? { one } : null;
  }
  /** A character; null for an escape that stands for several, or for a place. */
  function unit(): string | null {
    const c = source[at++]!;
    if (/[\ud800-\udfff]/.test(c)) throw new Error(`Half a character at ${at} of ${source}`);
    if (c !== '\\') return c;
    const escaped = source[at++]!;
    if (!/\w/.test(escaped)) return escaped;
    if (/[dDsSwWbB]/.test(escaped)) return null;
    const rest = source.slice(at);
    const code = escaped === 'u' ? /^[\da-f]{4}/i.exec(rest) : escaped === 'x' ? /^[\da-f]{2}/i.exec(rest) : null;
    const name = /[pP]/.test(escaped) ? /^\{[^}]*\}/.exec(rest) : null;
    if (!code && !name) throw new Error(`\\${escaped} is not known here.`);
    at += (code ?? name)![0].length;
    return code ? String.fromCharCode(Number.parseInt(code[0], 16)) : null;
  }

  const part = alternatives();
  if (at < source.length) throw new Error(`Not read to its end: ${source}`);
  return part;
}
