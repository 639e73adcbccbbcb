/** opencc-js's dictionaries: rows `from to…` joined by `|`. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
