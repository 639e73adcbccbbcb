/** Lines that separate the speeches of a collection (survey: titles and what separates speeches). Folded text. */
import { NUMERAL } from '../phrases/numeral.ts';
import type { Rule } from '../phrases/rule.ts';

export interface Separator extends Rule {
  id: string;
  /** The number stands bare behind the title (`T1`): counts only where T is like the page's title or names a genre. */
  likeTitle?: boolean;
}

const N = `(?<n>[${NUMERAL}]{1,4})`;
const GENRES = '(?:范文|例文|范本|样本|样例|模板|范例|例|讲话稿|讲稿|发言稿|演讲稿|致辞|主持词|作文|文)';

/** Group `n` is the number, `t` the title that it stands at. Only lines of up to 60 characters are tried. */
export const SEPARATORS: readonly Separator[] = [
  {
    id: 'pianBefore',
    needs: '篇',
    pattern: new RegExp(`^[【\\[(<《]?篇 ?${N}[】\\])>》]?[:、,. ]*(?<t>.{0,50})$`),
    cases: ['篇一:在开学典礼上的致辞', '【篇一:开业致辞】', '篇1', '篇1:表彰大会讲话', '【篇2】工作会议讲话稿'],
    not: ['篇幅有限,不再赘述'],
  },
  {
    id: 'diPian',
    needs: '篇份则',
    pattern: new RegExp(`^[【\\[(<《]?第 ?${N} ?(?:篇|[份则](?=[】\\])>》:、 ]|$))[】\\])>》]?[:、,. ]*(?<t>.{0,50})$`),
    cases: ['第一篇:安全生产会议讲话', '第1篇 开学典礼致辞', '第三篇', '【第二篇】座谈会发言', '第一份:年会致辞'],
    not: ['第一书记的讲话', '第一份工作让我明白'],
  },
  {
    id: 'pianBehind',
    needs: '篇',
    pattern: new RegExp(`^(?<t>.{2,48}?)[ :、—-]*[【\\[(<《]?(?:第 ?)?篇 ?${N}[】\\])>》]*(?:[: ].{0,30})?$`),
    cases: [
      '外宣工作会议讲话稿 篇1',
      '讲话稿篇一',
      '领导讲话【篇3】',
      '致辞(篇二)',
      '会议讲话 篇3:',
      '会议讲话 篇一 防火动员',
    ],
    not: ['一篇'],
  },
  {
    id: 'diPianBehind',
    needs: '篇',
    pattern: new RegExp(`^(?<t>.{2,48}?)[ :、—-]*[【\\[(<《]?第 ?${N} ?篇[】\\])>》]*$`),
    cases: ['工作会议讲话稿 第1篇', '开业致辞(第二篇)'],
  },
  {
    id: 'example',
    needs: '文本例板稿辞词',
    pattern: new RegExp(`^[【\\[(<《]?(?<t>.{0,30}?)${GENRES} ?[【\\[(<《]?${N}[】\\])>》]*[:、. ]*.{0,30}$`),
    cases: ['范文一', '【範例一】'.replace('範', '范'), '例文2:开学典礼', '讲话稿范文三', '模板1'],
    likeTitle: false,
    not: ['我读了范文后'],
  },
  {
    id: 'bracketNumber',
    likeTitle: true,
    pattern: new RegExp(`^[【\\[(<《]?(?<t>.{3,48}?) ?[【\\[(<《](?:其|之)?${N}[】\\])>》]{1,2}$`),
    cases: ['工作会议讲话稿(一)', '开学典礼致辞【二】', '表彰大会讲话(3)'],
  },
  {
    id: 'bareNumber',
    likeTitle: true,
    pattern: new RegExp(`^[【\\[(<《]?(?<t>.{3,48}?[^${NUMERAL}年月第]) ?(?:之)?${N}[】\\])>》]?$`),
    cases: ['工作会议讲话稿1', '开学典礼致辞 二', '【表彰大会讲话一】', '年会致辞之三'],
    not: ['发表于2021'],
  },
];
