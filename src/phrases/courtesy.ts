/** How speeches greet and take leave. All patterns expect folded, trimmed text. */
import type { Line } from './line.ts';
import { matches, type Rule } from './rule.ts';

/** Greetings: what often follows the salutation, and begins some speeches. */
const GREETINGS: readonly Rule[] = [
  {
    pattern:
      /^.{0,30}((大家|各位|你们|(老师|同学|朋友)们)([早晚]上|[上中下]午|新年)?|[早晚]上|[上中下]午|新年)(好|[早晚]安)[!,。]/,
    cases: ['大家好!', '大家上午好!今天', '各位领导,大家下午好!', '上午好!'],
    not: ['我们要把工作做实', '三月春光好,巾帼绽芳华'],
  },
  { pattern: /^(大家|各位)[早午晚]安/, cases: ['大家早安'] },
];
/** Every greeting has one of these, and most lines that have a 好 have none. */
const WELL = /好[!,。]|[早午晚]安/;
/** True when a line begins with a greeting. */
export function greeting(line: string): boolean {
  const head = line.slice(0, 48);
  return WELL.test(head) && matches(GREETINGS, head);
}

/** What `greeting` says of a line. */
export function greets({ folded, memo }: Line): boolean {
  memo.greets ??= greeting(folded);
  return memo.greets;
}

/** How speeches end. Looked for in a paragraph's last 60 characters. */
const CLOSINGS: readonly Rule[] = [
  {
    pattern: /[谢感多]谢(大家|各位|你们|领导|聆听|倾听|老师|评委|主席)?[^。]{0,12}[!。.,]?$/,
    cases: ['谢谢大家!', '我的演讲完了,谢谢各位评委!', '多谢各位。', '谢谢!'],
  },
  {
    pattern: /(讲话|发言|演讲|述职|致辞|汇报|报告|讲解|介绍)(就)?(到[此这]|完[毕了]|结束)/,
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
      /([再共开]创|[谱书续]写|开拓|迎接|创造|[迈走]向|夺取|推动).{0,36}(辉煌|明天|新(局面|篇章|台阶|业绩|高度)|未来|胜利|成绩|发展|华章|春天)[!。.]*$/,
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
export const COURTESY_TABLES = { GREETINGS, CLOSINGS };
