/**
 * What counts for and against a speech page, and how much: all weights are here, what they are given for is told by the
 * detector (one look at the page) and by `phrases/` (a look at each line).
 */

/**
 * Points (below 0: against a speech page); for lines of a kind also the number of lines that count, and the share of
 * the page's lines that must be so for the full count: speeches say such things too, now and then.
 */
export type Weight = readonly [points: number, most?: number, share?: number];

/** Points from which a page is taken for a speech page. */
export const ENOUGH = 6;

export const WEIGHTS = {
  // The title is what sites choose most carefully: it names a genre, ends in it (and so is not about it), counts speeches.
  titleGenre: [2.5],
  titleEnds: [1],
  titleCollection: [1],
  // A page about speeches has the same words in its title, and the word that says so is as plain.
  titleAbout: [-5],
  // The column that the site files the page under: less than a title, since columns hold how-to articles as well.
  breadcrumb: [1],

  // Speaking to hearers in a line of its own is what speeches do and other texts do not; letters and novels apart.
  salutation: [4, 2],
  // Most speeches greet their hearers in such a line; one that does not needs more to be known by.
  noSalutation: [-1],
  greeting: [2, 2],
  closing: [2, 2],
  firstPerson: [1, 3],
  // Any official text is numbered so.
  ordinal: [0.5, 4],

  // A list's teasers, a menu, a form: nothing to read yet, whatever the words are.
  tooShort: [-8],
  links: [-6],
  // Text in another language, with a Chinese title or footer.
  fewHan: [-6],

  // Novels. Chapter navigation is proof; speech marks and 说道 are found in speeches that tell a story.
  chapters: [-5, 2],
  dialogue: [-1.5, 8, 0.15],
  // News: the reporter's formula, and who said what.
  narrator: [-3, 3, 0.3],
  // Papers with forms of their own.
  notice: [-5, 2],
  articles: [-2, 5, 0.15],
  letter: [-2, 3],
  otherKind: [-3, 2],
  // Transcripts: a name and a colon. Tables of facts look alike, so each line is worth little.
  turns: [-1.2, 6, 0.3],
  timestamps: [-1.5, 6, 0.1],
  // Texts that teach speeches, and pages that list them.
  howTo: [-2.5, 4],
  teasers: [-1.5, 8, 0.1],
  numberedLines: [-0.5, 14, 0.4],
  // Forums, shops, searches: their own controls.
  forum: [-3, 3],
} as const satisfies Record<string, Weight>;

export type EvidenceName = keyof typeof WEIGHTS;

/** The names, in the table's order: whoever shows evidence needs a text for each. */
export const EVIDENCE = /* @__PURE__ */ Object.keys(WEIGHTS) as EvidenceName[];
