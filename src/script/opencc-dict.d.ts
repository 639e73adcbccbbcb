/** What opencc-js 1.4.2 ships but does not declare. */

/** Its dictionaries: rows `from to` joined by `|`. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
