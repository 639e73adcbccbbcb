/** How speeches speak to their hearers: salutations, greetings, closings. All patterns expect folded, trimmed text. */
import { matches, type Rule } from './rule.ts';

/** Longest salutation, in characters: two languages, with names and posts in brackets. */
const SALUTATION_MOST = 160;
/** Longest name or group in a salutation, in characters. */
const PART_MOST = 28;

/** Who is spoken to. A salutation names one of these, in the plural or with a word of respect. */
const HEARER =
  /同志|领导|来宾|嘉宾|贵宾|代表|委员|老师|同学|家长|朋友|女士|先生|小姐|评委|同事|同仁|同行|乡亲|父老|战友|员工|主席|校长|院长|部长|局长|市长|县长|区长|书记|司令|大使|阁下|议员|同胞|兄弟|姐妹|教练|裁判|运动员|官兵|党员|记者|媒体|长辈|亲友|学长|校友|教授|专家|学者|客人|伙伴|客户|企业家|青年|孩子|考生|选手|居民|市民|村民|工友|师长|总统|总理|院士|董事|理事|会员|股东|职工|干部|教师|医生|护士|观众|听众|市委|各位|大家/;

/** The part of an address ends with whom it is spoken to. */
const HEARER_LAST = new RegExp(`(们|${HEARER.source})$`);

const RESPECT =
  /^(尊敬|敬爱|亲爱|可爱|各位|全体|同志们|老师们|同学们|女士们|先生们|朋友们|家长们|领导们|代表们|战友们|乡亲们|青年们|孩子们|同仁们|姐妹们|伙伴们|来宾们|父老|主席|议长|大会主席|评委|诸位|列位|在座)/;

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
  if (NARRATED.test(head) || STATES.test(head)) return false;
  for (const part of head.split(/[,、() ;]+/))
    if (part.length > PART_MOST && !/^[\x20-\x7e]+$/.test(part)) return false;
  if (RESPECT.test(head)) return HEARER.test(head);
  return /(们|各位[^,、]{1,12}|同胞|父老)$/.test(head) && HEARER.test(head);
}

/** Greetings: what often follows the salutation, and begins some speeches. */
const GREETINGS: readonly Rule[] = [
  {
    pattern:
      /^.{0,30}((大家|各位|你们|老师们|同学们|朋友们)(早上|上午|中午|下午|晚上|新年)?|早上|上午|中午|下午|晚上|新年)(好|早安|晚安)[!,。]/,
    cases: ['大家好!', '大家上午好!今天', '各位领导,大家下午好!', '上午好!'],
    not: ['我们要把工作做实', '三月春光好,巾帼绽芳华'],
  },
  { pattern: /^(大家早安|各位早安|大家晚安)/, cases: ['大家早安'] },
];
/** Every greeting has one of these, and most lines have none. */
const WELL = /[好安]/;
/** True when a line begins with a greeting. */
export function greeting(line: string): boolean {
  const head = line.slice(0, 48);
  return WELL.test(head) && matches(GREETINGS, head);
}

/** How speeches end. Looked for in a paragraph's last 60 characters. */
const CLOSINGS: readonly Rule[] = [
  {
    pattern: /(谢谢|感谢|多谢)(大家|各位|你们|领导|聆听|倾听|老师|评委|主席)?[^。]{0,12}[!。.,]?$/,
    cases: ['谢谢大家!', '我的演讲完了,谢谢各位评委!', '多谢各位。', '谢谢!'],
  },
  {
    pattern: /(讲话|发言|演讲|述职|致辞|汇报|报告|讲解|介绍)(就)?(到此|到这里|完毕|完了|结束|到这)/,
    cases: ['我的演讲到此结束。', '我的发言完毕'],
  },
  { pattern: /预?祝.{0,40}(成功|健康|顺利|愉快|幸福|如意|安康|快乐|进步|辉煌)[!。.]*$/, cases: ['预祝大会圆满成功!'] },
  { pattern: /请(予)?(评议|审议|指正|批评指正)/, cases: ['以上报告,请予评议。', '不当之处,敬请批评指正。'] },
  { pattern: /宣布.{0,40}(开幕|闭幕|开始|开学|成立)[!。.]*$/, cases: ['我宣布运动会开幕!'] },
  { pattern: /^(此致|敬礼|完)[!。.]?$/, cases: ['此致', '敬礼!', '完'] },
  {
    pattern: /(努力)?奋斗[!。.]$/,
    cases: ['为实现宏伟目标而努力奋斗!'],
  },
  {
    pattern: /作出.{0,12}贡献[!。.]*$|(更大|新|应有)的?.{0,6}贡献[!。.]*$/,
    cases: ['作出新的更大的贡献!', '作出应有的贡献。', '新的、更大的贡献!'],
  },
  {
    pattern:
      /(再创|共创|谱写|开创|书写|开拓|迎接|创造|迈向|走向|夺取|推动|续写).{0,36}(辉煌|明天|新局面|新篇章|新台阶|未来|胜利|成绩|发展|新业绩|华章|新高度|春天)[!。.]*$/,
    cases: ['携手共创美好的明天!', '谱写全区发展的新篇章!', '开拓我区工作的新局面。'],
  },
];
/**
 * True when a paragraph ends as speeches end. Exclamations and wishes count only at the end of the line.
 */
export function closing(line: string): boolean {
  return matches(CLOSINGS, line.length > 60 ? line.slice(-60) : line);
}

/** The tables, for the test that runs their cases. */
export const ADDRESS_TABLES = { GREETINGS, CLOSINGS };
