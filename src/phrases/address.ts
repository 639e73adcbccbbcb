/** How speeches speak to their hearers: salutations and addresses. All patterns expect folded, trimmed text. */

import type { Line } from './line.ts';

/** Longest salutation, in characters: two languages, with names and posts in brackets. */
const SALUTATION_MOST = 160;
/** Longest name or group in a salutation, in characters. */
const PART_MOST = 28;

/** Who is spoken to. A salutation names one of these, in the plural or with a word of respect. */
const HEARER =
  /同[志学事仁行胞]|领导|[来嘉贵]宾|代表|[委议党会]员|[老教]师|[家校院部局市县区学师]长|[朋战亲校工]友|女士|[先考医]生|小姐|评委|乡亲|父老|[员职]工|主席|书记|司令|大使|阁下|[兄弟]{2}|[姐姊]妹|教[练授]|裁判|运动员|官兵|[记学]者|媒体|长辈|专家|客[人户]|伙伴|企业家|青年|孩子|选手|[居市村]民|总[统理]|院士|[董理]事|股东|干部|护士|[观听]众|市委|各位|大家/;

/** The part of an address ends with whom it is spoken to. */
const HEARER_LAST = new RegExp(`(们|${HEARER.source})$`);

const RESPECT =
  /^(尊敬|[敬亲可]爱|[各诸列]位|全体|(同志|老师|同学|女士|先生|朋友|家长|领导|代表|战友|乡亲|青年|孩子|同仁|姐妹|伙伴|来宾)们|父老|(大会)?主席|议长|评委|在座|[^,、]{2,12}、各位)/;

/** What a line with a hearer in it is when it is not spoken to them. */
const NARRATED = /(说|道|指出|表示|强调|如下|问|答|讯|包括|介绍|认为|写道|回答|宣布|通知)[:]?$/;

/**
 * The length of the salutation that a line begins with (0: none), its colon included.
 * `同志们:` · `尊敬的各位领导、各位来宾:` · run-in: `同志们:这次召开…`.
 * A salutation ending in an exclamation mark or a comma is an address inside a speech (`各位代表!`): `address` finds it.
 */
export function salutation(line: string): number {
  const colon = line.slice(0, SALUTATION_MOST).indexOf(':');
  if (colon < 2) return 0;
  const head = line.slice(0, colon);
  if (/[。;!?]/.test(head.slice(0, -1)) && !/^[^。;?]{2,20}!/.test(head)) return 0;
  return spokenTo(head) ? colon + 1 : 0;
}

/** What `salutation` says of a line. */
export function salutationOf({ folded, memo }: Line): number {
  memo.salutation ??= salutation(folded);
  return memo.salutation;
}

/** True for a line that is nothing but an address: `各位代表!`, `同志们,`, or part of a salutation over several lines. */
export function address(line: string): boolean {
  if (line.length > 40 || !/[!,、:]。?$/.test(line)) return false;
  const head = line.replace(/[!,、:。]+$/, '');
  // Nothing but names of hearers: `各位代表听取了报告!` says something of them.
  return spokenTo(head) && head.split(/[,、 ]+/).every((part) => HEARER_LAST.test(part));
}

/** Words of statements about people, not to them. */
const STATES =
  /重视|认真|必须|应当|应该|需要|做好|加强|提出|以下|如下|主要|方面|要求|关心|支持下|进行|通过|情况|工作中/;

function spokenTo(head: string): boolean {
  // What most lines fail comes first: then the other patterns need not even be compiled.
  if (!RESPECT.test(head) && !/(们|各位[^,、]{1,12}|同胞|父老)$/.test(head)) return false;
  if (!HEARER.test(head) || NARRATED.test(head) || STATES.test(head)) return false;
  return head.split(/[,、() ;]+/).every((part) => part.length <= PART_MOST || /^[\x20-\x7e]+$/.test(part));
}
