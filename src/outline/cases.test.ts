/**
 * Speech pages in small and the outline that a reader would write for each, in both widths, in both scripts, and with
 * titles as headings, bold lines, centred lines and plain ones.
 */
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { type Line, para, prose, wide } from '../../test/core/make.ts';
import type { Paragraph } from '../findings/repair.ts';
import { buildOutline } from './outline.ts';

interface Case {
  name: string;
  /** The page's title. */
  page: string;
  /**
   * A paragraph a line. `~` stands for running text. A line may begin with its look: `T ` a speech's title (each look in
   * turn), `B ` bold, `C ` centred, `CB ` both, `H3 ` an `<h3>`, `L ` a link into the page.
   */
  text: string;
  /** `level label`, and behind ` | ` what is missing in front of it. */
  want: string;
}

const CASES: Case[] = [
  // Separators.
  {
    name: 'T 篇1, an ordinal system of its own in each',
    page: '消防工作会议讲话稿(通用3篇)',
    text: `T 消防工作会议讲话稿 篇1
同志们:
~
一、看清形势
~
二、压实责任
~
谢谢大家!
T 消防工作会议讲话稿 篇2
同志们:
~
(一)查隐患
~
(二)抓整改
~
T 消防工作会议讲话稿 篇3
各位领导:
~
1、水源
~
2、通道
~
谢谢大家!`,
    want: `1 消防工作会议讲话稿 篇1
2 一、看清形势
2 二、压实责任
1 消防工作会议讲话稿 篇2
2 (一)查隐患
2 (二)抓整改
1 消防工作会议讲话稿 篇3
2 1、水源
2 2、通道`,
  },
  {
    name: 'T篇十一: beyond ten',
    page: '护士节演讲稿(精选12篇)',
    text: `T 护士节演讲稿篇十
尊敬的各位领导:
~
~
T 护士节演讲稿篇十一
各位姐妹:
~
~
T 护士节演讲稿篇十二
大家好!
~
~`,
    want: `1 护士节演讲稿篇十
1 护士节演讲稿篇十一
1 护士节演讲稿篇十二`,
  },
  {
    name: 'bare numbers, no salutation',
    page: '年会致辞(精选3篇)',
    text: `T 年会致辞1
~
~
T 年会致辞2
~
~
T 年会致辞3
~
~`,
    want: `1 年会致辞1
1 年会致辞2
1 年会致辞3`,
  },
  {
    name: '【T一】',
    page: '拆迁动员会讲话稿',
    text: `T 【拆迁动员会讲话稿一】
同志们:
~
一、为什么拆
~
二、怎么拆
~
T 【拆迁动员会讲话稿二】
乡亲们:
~
~`,
    want: `1 【拆迁动员会讲话稿一】
2 一、为什么拆
2 二、怎么拆
1 【拆迁动员会讲话稿二】`,
  },
  {
    name: 'T【篇二】',
    page: '禁毒工作会议讲话',
    text: `T 禁毒工作会议讲话【篇一】
~
~
T 禁毒工作会议讲话【篇二】
~
~`,
    want: `1 禁毒工作会议讲话【篇一】
1 禁毒工作会议讲话【篇二】`,
  },
  {
    name: '【篇一】 alone',
    page: '春耕会议讲话稿合集',
    text: `T 【篇一】
同志们:
~
~
T 【篇二】
同志们:
~
~`,
    want: `1 【篇一】
1 【篇二】`,
  },
  {
    name: '第一篇:T, the title of each another',
    page: '开幕词三篇',
    text: `T 第一篇:运动会开幕词
各位裁判员、运动员:
~
~
T 第二篇:艺术节开幕词
老师们、同学们:
~
~
T 第三篇:书市开幕词
各位来宾:
~
~`,
    want: `1 第一篇:运动会开幕词
1 第二篇:艺术节开幕词
1 第三篇:书市开幕词`,
  },
  {
    name: '篇二 missing',
    page: '信访会议讲话稿(合计4份)',
    text: `T 信访会议讲话稿 篇1
~
~
T 信访会议讲话稿 篇3
~
~
T 信访会议讲话稿 篇4
~
~`,
    want: `1 信访会议讲话稿 篇1
1 信访会议讲话稿 篇3
1 信访会议讲话稿 篇4`,
  },
  {
    name: '范文 numbers',
    page: '欢送会讲话范文',
    text: `T 范文一:老兵欢送会
战友们:
~
~
T 范文二:教师欢送会
老师们:
~
~`,
    want: `1 范文一:老兵欢送会
1 范文二:教师欢送会`,
  },
  {
    name: 'T(其二)',
    page: '重阳节致辞',
    text: `T 重阳节致辞(其一)
尊敬的各位老人:
~
~
T 重阳节致辞(其二)
尊敬的各位前辈:
~
~`,
    want: `1 重阳节致辞(其一)
1 重阳节致辞(其二)`,
  },
  {
    name: 'T(一) above headings of the form (一)',
    page: '水利会议讲话稿',
    text: `T 水利会议讲话稿(一)
同志们:
~
(一)抓源头
~
(二)抓渠系
~
T 水利会议讲话稿(二)
同志们:
~
(一)抓资金
~
(二)抓质量
~`,
    want: `1 水利会议讲话稿(一)
2 (一)抓源头
2 (二)抓渠系
1 水利会议讲话稿(二)
2 (一)抓资金
2 (二)抓质量`,
  },
  {
    name: 'numbers of the collection and titles of their own',
    page: '2021年招商会讲话4篇',
    text: `T 1、在招商推介会上的讲话
各位企业家:
~
~
谢谢大家!
T 2、在项目签约仪式上的致辞
各位来宾:
~
~
谢谢大家!
T 3、在园区建设现场会上的讲话
同志们:
~
~
谢谢大家!`,
    want: `1 1、在招商推介会上的讲话
1 2、在项目签约仪式上的致辞
1 3、在园区建设现场会上的讲话`,
  },
  {
    name: 'titles of their own, date and name under each',
    page: '领导讲话选编',
    text: `T 在防汛工作会议上的讲话
(2019年6月3日)
市长 何田
同志们:
~
一、雨情
~
二、工情
~
T 在秋收动员会上的讲话
(2019年9月8日)
副市长 邓小河
同志们:
~
~`,
    want: `1 在防汛工作会议上的讲话
2 一、雨情
2 二、工情
1 在秋收动员会上的讲话`,
  },
  {
    name: 'subtitle with a dash',
    page: '把路修到家门口',
    text: `T 把路修到家门口
——在全县交通工作会议上的讲话
县长 严开山
同志们:
~
一、家底
~
二、打算
~`,
    want: `1 把路修到家门口
2 一、家底
2 二、打算`,
  },
  {
    name: "the page's title said again behind the filler and behind the first salutation",
    page: '工会换届大会讲话稿',
    text: `H1 工会换届大会讲话稿
T 工会换届大会讲话稿 篇1
同志们:
工会换届大会讲话稿
~
~
T 工会换届大会讲话稿 篇2
同志们:
~
~`,
    want: `1 工会换届大会讲话稿 篇1
1 工会换届大会讲话稿 篇2`,
  },
  {
    name: 'a table of contents of plain lines in front',
    page: '扶贫会议讲话稿3篇',
    text: `扶贫会议讲话稿 篇1
扶贫会议讲话稿 篇2
T 扶贫会议讲话稿 篇1
同志们:
~
~
T 扶贫会议讲话稿 篇2
同志们:
~
~`,
    want: `1 扶贫会议讲话稿 篇1
1 扶贫会议讲话稿 篇2`,
  },
  {
    name: 'a table of contents inside a speech',
    page: '在安全月启动仪式上的讲话',
    text: `同志们:
我讲三个问题。~
一、警钟
二、责任
三、行动
一、警钟
~
二、责任
~
三、行动
~
谢谢大家!`,
    want: `1 在安全月启动仪式上的讲话
2 一、警钟
2 二、责任
2 三、行动`,
  },

  // Openings and closings.
  {
    name: 'salutations alone part the speeches of a collection',
    page: '毕业典礼发言稿(3篇)',
    text: `老师们、同学们:
大家好!~
~
谢谢大家!
尊敬的各位家长:
~
~
我的发言到此结束。
各位学弟学妹们:
~
~
多谢各位。`,
    want: `1 毕业典礼发言稿
1 毕业典礼发言稿 · 2
1 毕业典礼发言稿 · 3`,
  },
  {
    name: 'untitled speeches behind titled ones',
    page: '座谈会发言(4篇)',
    text: `T 座谈会发言 篇1
各位领导:
~
~
以上发言,请批评指正。
各位同事:
~
~
谢谢!
T 座谈会发言 篇2
各位领导:
~
~
谢谢!
尊敬的各位领导、各位来宾:
~
~`,
    want: `1 座谈会发言 篇1
1 座谈会发言 篇1 · 2
1 座谈会发言 篇2
1 座谈会发言 篇2 · 2`,
  },
  {
    name: '各位代表! again and again in one report',
    page: '政府工作报告',
    text: `各位代表:
现在,我代表区人民政府,向大会作工作报告。~
一、过去一年的工作
~
各位代表!
~
为全区发展作出了新的更大的贡献!
各位代表!
~
二、今年的任务
~
各位代表!
~
让我们为建设美好家园而努力奋斗!`,
    want: `1 政府工作报告
2 一、过去一年的工作
2 二、今年的任务`,
  },
  {
    name: '同志们: in mid-speech, behind a sentence that rings like an ending',
    page: '在干部大会上的讲话',
    text: `同志们:
今天我讲三点意见。~
一、要有信心
~为全县的明天作出新的更大的贡献。
同志们:
~
二、要有办法
~
谢谢大家!`,
    want: `1 在干部大会上的讲话
2 一、要有信心
2 二、要有办法`,
  },
  {
    name: 'a salutation over four lines',
    page: '校庆致辞',
    text: `尊敬的各位领导、
各位来宾,
亲爱的校友们、
老师们、同学们:
~
~
谢谢大家!
尊敬的各位校友,
老师们,
同学们:
~
~`,
    want: `1 校庆致辞
1 校庆致辞 · 2`,
  },
  {
    name: 'English in the salutation',
    page: '论坛开幕式致辞',
    text: `T 论坛开幕式致辞
Distinguished guests, 女士们、先生们、朋友们:
~
一、合作
~
二、共赢
~`,
    want: `1 论坛开幕式致辞
2 一、合作
2 二、共赢`,
  },
  {
    name: 'asterisks, the announcement and the end mark',
    page: '司长出席论坛致辞全文',
    text: `以下为司长今日在论坛致辞全文:
******
各位嘉宾、各位朋友:
~
~
完
2020年6月5日
香港时间12时30分`,
    want: '1 司长出席论坛致辞全文',
  },
  {
    name: '此致 敬礼 and another speech behind it',
    page: '竞聘演讲稿(2篇)',
    text: `尊敬的各位评委:
~
~
此致
敬礼!
尊敬的领导、同事们:
~
~
谢谢大家!`,
    want: `1 竞聘演讲稿
1 竞聘演讲稿 · 2`,
  },
  {
    name: 'a greeting begins a speech without a salutation',
    page: '国旗下讲话(2篇)',
    text: `大家早上好!
~
~
我的讲话完了,谢谢大家!
大家早上好!
~
~
谢谢!`,
    want: `1 国旗下讲话
1 国旗下讲话 · 2`,
  },
  {
    name: 'thanks in mid-speech are no end',
    page: '在表彰会上的讲话',
    text: `同志们:
~
在这里,我向大家说一声谢谢!
~
同志们,~
~
谢谢大家!`,
    want: '1 在表彰会上的讲话',
  },

  {
    name: 'thanks to somebody in mid-speech, then a salutation',
    page: '在总结表彰会上的讲话',
    text: `同志们:
~
一、辛苦了
~在这里,我代表县委向大家表示衷心的感谢!
同志们:
~
~我提议,大家用掌声对他们说一声谢谢!
同志们:
二、再出发
~
谢谢大家!`,
    want: `1 在总结表彰会上的讲话
2 一、辛苦了
2 二、再出发`,
  },
  {
    name: 'salutations that end in ! or , behind thanks',
    page: '入职培训发言(3篇)',
    text: `尊敬的各位领导!
~
~
谢谢大家!
尊敬的各位领导、亲爱的同事们!
大家好!~
~
我的发言到此结束,谢谢!
亲爱的伙伴们,
大家下午好!~
~`,
    want: `1 入职培训发言
1 入职培训发言 · 2
1 入职培训发言 · 3`,
  },
  {
    name: 'stars around separators, a colon behind them, words on both sides',
    page: '防火会议讲话稿三篇',
    text: `T ★ 篇一 ★
~
~
T ★ 篇二 ★
~
~
T ★ 篇三 ★
~
~`,
    want: `1 ★ 篇一 ★
1 ★ 篇二 ★
1 ★ 篇三 ★`,
  },
  {
    name: 'words on both sides of 篇1',
    page: '护林会议讲话稿三篇',
    text: `T 护林会议讲话稿 篇1:
~
~
T 护林会议讲话稿 篇2: 巡山
~
~
T 护林会议讲话稿 篇3 下山
~
~`,
    want: `1 护林会议讲话稿 篇1:
1 护林会议讲话稿 篇2: 巡山
1 护林会议讲话稿 篇3 下山`,
  },
  {
    name: 'a number in front of the page’s own title',
    page: '护路会议讲话稿(精选3篇)_某网',
    text: `T 一、护路会议讲话稿
~
1、清障
~
2、补坑
~
T 二、护路会议讲话稿
~
~
T 三、护路会议讲话稿
~
~`,
    want: `1 一、护路会议讲话稿
2 1、清障
2 2、补坑
1 二、护路会议讲话稿
1 三、护路会议讲话稿`,
  },

  {
    name: 'name and date under a speech, a plain title and a post under that',
    page: '村官演讲(2篇)',
    text: `乡亲们:
~
~
谢谢大家!
李田
2016年3月2日
把根扎在泥土里
青山村 王小河
乡亲们:
~
~
谢谢大家!`,
    want: `1 村官演讲
1 把根扎在泥土里`,
  },
  {
    name: 'a speech without a separator in front of those that have one',
    page: '水库大坝会议讲话稿(精选3篇)_某网',
    text: `H1 水库大坝会议讲话稿(精选3篇)
同志们:
~
一、看坝
~
二、看人
~
T 水库大坝会议讲话稿 篇2
同志们:
~
~
T 水库大坝会议讲话稿 篇3
同志们:
~
~`,
    want: `1 水库大坝会议讲话稿
2 一、看坝
2 二、看人
1 水库大坝会议讲话稿 篇2
1 水库大坝会议讲话稿 篇3`,
  },
  {
    name: 'numbered headings in bold, salutations in bold, thanks in bold',
    page: '质检会议讲话稿(2篇)',
    text: `T 质检会议讲话稿 第一篇
B 同志们:
~
B 一、尺子
~
B 二、秤砣
~
B 谢谢大家!
T 质检会议讲话稿 第二篇
B 各位代表、同志们:
~
B (一)样品
~
B (二)报告
~
B 谢谢!`,
    want: `1 质检会议讲话稿 第一篇
2 一、尺子
2 二、秤砣
1 质检会议讲话稿 第二篇
2 (一)样品
2 (二)报告`,
  },
  {
    name: 'President and members, a Hong Kong speech between two others',
    page: '致辞选(3篇)',
    text: `T 财政司司长在论坛致辞
主席、各位议员:
~
~
多谢各位。
T 局长在海港日致辞
各位嘉宾、各位朋友、Ladies and gentlemen:
~
~
多谢。
T 总统在国庆大会致词
各位国人同胞:
大家早安!
~
~
谢谢大家。`,
    want: `1 财政司司长在论坛致辞
1 局长在海港日致辞
1 总统在国庆大会致词`,
  },

  // Headings.
  {
    name: 'run-in headings of each system',
    page: '在统计会议上的讲话',
    text: `同志们:
~
一、把握大局,提高意识。~
(一)学懂。~
(二)弄通。~
1.读原文。~
2.悟原理。~
二、紧扣主题、突出重点。~
谢谢大家!`,
    want: `1 在统计会议上的讲话
2 一、把握大局,提高意识
3 (一)学懂
3 (二)弄通
4 1.读原文
4 2.悟原理
2 二、紧扣主题、突出重点`,
  },
  {
    name: 'a full stop that the site has added',
    page: '在民政会议上的讲话',
    text: `同志们:
~
一、兜住底线。
~
二、守住公平。
~`,
    want: `1 在民政会议上的讲话
2 一、兜住底线
2 二、守住公平`,
  },
  {
    name: 'colon inside a heading on its own line',
    page: '在文旅会议上的讲话',
    text: `同志们:
~
一、过去五年:来之不易
~
二、今后五年:大有可为
~`,
    want: `1 在文旅会议上的讲话
2 一、过去五年:来之不易
2 二、今后五年:大有可为`,
  },
  {
    name: 'a question as a heading',
    page: '在党课上的讲话',
    text: `同志们:
~
一、入党为什么?~
二、在党干什么?~
三、身后留什么?~`,
    want: `1 在党课上的讲话
2 一、入党为什么?
2 二、在党干什么?
2 三、身后留什么?`,
  },
  {
    name: 'bold headings without numbers',
    page: '在读书会上的演讲',
    text: `T 在读书会上的演讲
各位书友、朋友们:
~
B 为什么读
~
B 读什么
~
B 怎么读
~
谢谢大家!`,
    want: `1 在读书会上的演讲
2 为什么读
2 读什么
2 怎么读`,
  },
  {
    name: 'h3 under h2, neither numbered',
    page: '在创业大赛上的演讲',
    text: `H1 在创业大赛上的演讲
各位评委:
~
H2 产品
H3 功能
~
H3 价格
~
H2 团队
~`,
    want: `1 在创业大赛上的演讲
2 产品
3 功能
3 价格
2 团队`,
  },
  {
    name: 'unnumbered headings of the same look as the numbered ones stand beside them',
    page: '在外事会议上的讲话',
    text: `同志们:
~
B 引言
~
B 一、外面怎么看
~
B 二、我们怎么办
~
B 结束语
~`,
    want: `1 在外事会议上的讲话
2 引言
2 一、外面怎么看
2 二、我们怎么办
2 结束语`,
  },
  {
    name: 'bold headings inside numbered ones',
    page: '在教育会议上的讲话',
    text: `同志们:
~
一、老师
B 待遇
~
B 培训
~
二、学生
B 课业
~
B 午餐
~
三、家长
~`,
    want: `1 在教育会议上的讲话
2 一、老师
3 待遇
3 培训
2 二、学生
3 课业
3 午餐
2 三、家长`,
  },
  {
    name: '第一, paragraphs',
    page: '在班子会上的表态发言',
    text: `各位领导、同志们:
~
第一,学在前面。~
第二,干在前面。~
第三,管住自己。~
谢谢大家!`,
    want: `1 在班子会上的表态发言
2 第一,学在前面
2 第二,干在前面
2 第三,管住自己`,
  },
  {
    name: '第一、 on lines of their own, points under them',
    page: '在团代会上的讲话',
    text: `青年朋友们:
~
第一、要立志
一是志向要高,~
二是志向要实,~
第二、要读书
一是书要读厚,~
二是书要读薄,~
谢谢大家!`,
    want: `1 在团代会上的讲话
2 第一、要立志
3 一是志向要高
3 二是志向要实
2 第二、要读书
3 一是书要读厚
3 二是书要读薄`,
  },
  {
    name: '一是…二是… in one paragraph are no headings',
    page: '在物价会议上的讲话',
    text: `同志们:
~
一、查市场
一是粮油要天天查,~二是蔬菜要时时查,~三是肉蛋要常常查,~
二、稳预期
一是话要说早,~二是话要说清,~
三、保供应
~`,
    want: `1 在物价会议上的讲话
2 一、查市场
2 二、稳预期
2 三、保供应`,
  },
  {
    name: '一要 paragraphs',
    page: '在就业会议上的讲话',
    text: `同志们:
~
(一)稳岗位
一要减负担,~
二要送补贴,~
(二)扩岗位
一要办市集,~
二要建驿站,~
三要育工匠,~`,
    want: `1 在就业会议上的讲话
2 (一)稳岗位
3 一要减负担
3 二要送补贴
2 (二)扩岗位
3 一要办市集
3 二要建驿站
3 三要育工匠`,
  },
  {
    name: 'dashes head paragraphs',
    page: '在工信会议上的讲话',
    text: `同志们:
~
一、成绩
——产业长高了。~
——企业长壮了。~
——园区长大了。~
二、打算
~`,
    want: `1 在工信会议上的讲话
2 一、成绩
3 ——产业长高了
3 ——企业长壮了
3 ——园区长大了
2 二、打算`,
  },
  {
    name: 'a lone dash is a quotation or an aside',
    page: '在诗会上的致辞',
    text: `各位诗友、朋友们:
~
——这是一位老人写在墙上的话。~
~
春蚕到死丝方尽。
——李商隐
~
谢谢大家!`,
    want: '1 在诗会上的致辞',
  },
  {
    name: '壹 above 一、 above (一)',
    page: '校长述职报告',
    text: `各位代表:
~
壹、教学
一、课堂
(一)备课
~
(二)上课
~
二、课外
~
贰、后勤
一、食堂
~
二、宿舍
~`,
    want: `1 校长述职报告
2 壹、教学
3 一、课堂
4 (一)备课
4 (二)上课
3 二、课外
2 贰、后勤
3 一、食堂
3 二、宿舍`,
  },
  {
    name: '甲、 above 1.',
    page: '董事长年会演讲',
    text: `各位股东、同事们:
~
甲、钱从哪里来
1.老客户
~
2.新客户
~
乙、钱到哪里去
1.研发
~
2.分红
~
丙、结论
~`,
    want: `1 董事长年会演讲
2 甲、钱从哪里来
3 1.老客户
3 2.新客户
2 乙、钱到哪里去
3 1.研发
3 2.分红
2 丙、结论`,
  },
  {
    name: '第一部分 above 一、',
    page: '在统战会议上的讲话',
    text: `同志们:
~
第一部分 回顾
一、朋友多了
~
二、办法多了
~
第二部分 展望
一、画大圆
~
二、守圆心
~`,
    want: `1 在统战会议上的讲话
2 第一部分 回顾
3 一、朋友多了
3 二、办法多了
2 第二部分 展望
3 一、画大圆
3 二、守圆心`,
  },
  {
    name: '(1) and ① are two systems',
    page: '在质量会议上的讲话',
    text: `同志们:
~
(1)原料
①采购
~
②入库
~
(2)工艺
①下料
~
②装配
~
(3)检验
~`,
    want: `1 在质量会议上的讲话
2 (1)原料
3 ①采购
3 ②入库
2 (2)工艺
3 ①下料
3 ②装配
2 (3)检验`,
  },
  {
    name: 'four levels of the standard and a restart under each',
    page: '在环保会议上的讲话',
    text: `同志们:
一、水
(一)河
1.截污
(1)查管网
~
(2)修管网
~
2.清淤
~
(二)湖
1.退田
~
2.种草
~
二、气
(一)煤
~
(二)车
1.换新
~
2.限行
~
谢谢大家!`,
    want: `1 在环保会议上的讲话
2 一、水
3 (一)河
4 1.截污
5 (1)查管网
5 (2)修管网
4 2.清淤
3 (二)湖
4 1.退田
4 2.种草
2 二、气
3 (一)煤
3 (二)车
4 1.换新
4 2.限行`,
  },
  {
    name: '1、 above (一) above (1)',
    page: '在税务会议上的讲话',
    text: `同志们:
1、征收
(一)企业
(1)大户
~
(2)小户
~
(二)个人
~
2、服务
(一)窗口
~
(二)网上
~
3、队伍
~`,
    want: `1 在税务会议上的讲话
2 1、征收
3 (一)企业
4 (1)大户
4 (2)小户
3 (二)个人
2 2、服务
3 (一)窗口
3 (二)网上
2 3、队伍`,
  },
  {
    name: 'the level of an h3 tells which nests where the numbers cannot',
    page: '在通讯会议上的讲话',
    text: `同志们:
~
H2 1、网络
~
H2 2、资费
H3 (一)家庭
~
H3 (二)单位
~`,
    want: `1 在通讯会议上的讲话
2 1、网络
2 2、资费
3 (一)家庭
3 (二)单位`,
  },

  // Sequence.
  {
    name: 'a missing 二、',
    page: '在气象会议上的讲话',
    text: `同志们:
~
一、测得准
~
三、报得快
~
四、用得好
~`,
    want: `1 在气象会议上的讲话
2 一、测得准
2 三、报得快 | 二、
2 四、用得好`,
  },
  {
    name: 'the first is missing',
    page: '在海事会议上的讲话',
    text: `同志们:
~
二、管住船
~
三、管住人
~`,
    want: `1 在海事会议上的讲话
2 二、管住船 | 一、
2 三、管住人`,
  },
  {
    name: 'missing on the second level, the first of the second parent too',
    page: '在档案会议上的讲话',
    text: `同志们:
一、收
(一)纸质
~
(三)声像
~
(四)实物
~
二、管
(二)库房
~
(三)目录
~
三、用
~`,
    want: `1 在档案会议上的讲话
2 一、收
3 (一)纸质
3 (三)声像 | (二)
3 (四)实物
2 二、管
3 (二)库房 | (一)
3 (三)目录
2 三、用`,
  },
  {
    name: 'missing 第二, and 2.',
    page: '在残联会议上的讲话',
    text: `同志们:
第一,要贴心
1.多走动
~
3.多帮忙
~
第三,要细心
~
第四,要恒心
~`,
    want: `1 在残联会议上的讲话
2 第一,要贴心
3 1.多走动
3 3.多帮忙 | 2.
2 第三,要细心 | 第二,
2 第四,要恒心`,
  },
  {
    name: 'three in a row missing',
    page: '在供电会议上的讲话',
    text: `同志们:
一、发电
~
五、用电
~
六、省电
~`,
    want: `1 在供电会议上的讲话
2 一、发电
2 五、用电 | 二、 三、 四、
2 六、省电`,
  },
  {
    name: 'a missing 贰 and a missing ②',
    page: '在供水会议上的讲话',
    text: `同志们:
壹、水源
①水库
~
③水井
~
④水塔
~
叁、水价
~
肆、水质
~`,
    want: `1 在供水会议上的讲话
2 壹、水源
3 ①水库
3 ③水井 | ②
3 ④水塔
2 叁、水价 | 贰、
2 肆、水质`,
  },
  {
    name: 'numbers that go on through the parents miss nothing',
    page: '在地质会议上的讲话',
    text: `同志们:
一、找矿
(一)铜矿
~
(二)铁矿
~
二、治山
(三)滑坡
~
(四)塌陷
~
三、看水
(五)泉眼
~
(六)暗河
~`,
    want: `1 在地质会议上的讲话
2 一、找矿
3 (一)铜矿
3 (二)铁矿
2 二、治山
3 (三)滑坡
3 (四)塌陷
2 三、看水
3 (五)泉眼
3 (六)暗河`,
  },
  {
    name: 'a heading said again behind a page break, its points going on',
    page: '在林业会议上的讲话',
    text: `同志们:
一、种树
(一)选苗
~
一、种树
(二)浇水
~
二、护林
~`,
    want: `1 在林业会议上的讲话
2 一、种树
3 (一)选苗
3 (二)浇水
2 二、护林`,
  },
  {
    name: 'the same words under two parents are two headings',
    page: '在体育会议上的讲话',
    text: `同志们:
一、群众体育
(一)场地
~
(二)经费
~
二、竞技体育
(一)场地
~
(二)经费
~`,
    want: `1 在体育会议上的讲话
2 一、群众体育
3 (一)场地
3 (二)经费
2 二、竞技体育
3 (一)场地
3 (二)经费`,
  },
  {
    name: 'a number given twice by mistake',
    page: '在渔业会议上的讲话',
    text: `同志们:
一、养
~
二、捕
~
二、卖
~
三、游
~`,
    want: `1 在渔业会议上的讲话
2 一、养
2 二、捕
2 二、卖
2 三、游`,
  },
  {
    name: 'marks mixed inside one system',
    page: '在园林会议上的讲话',
    text: `同志们:
一、栽花
~
二.种草
~
三 修枝
~
四、浇水
~`,
    want: `1 在园林会议上的讲话
2 一、栽花
2 二.种草
2 三 修枝
2 四、浇水`,
  },

  {
    name: 'plain titles that name no genre, between thanks and salutation',
    page: '励志演讲(3篇)',
    text: `同学们:
~
~
谢谢大家!
做一棵会开花的树
同学们:
~
~
谢谢大家!
把平凡的事做好
老师们、同学们:
~
~`,
    want: `1 励志演讲
1 做一棵会开花的树
1 把平凡的事做好`,
  },
  {
    name: 'an appeal and a greeting part two speeches',
    page: '园区会议讲话(2篇)',
    text: `同志们:
~
让我们为园区的明天作出新的更大的贡献!
同志们:
今天我们召开园区建设动员会。~
~`,
    want: `1 园区会议讲话
1 园区会议讲话 · 2`,
  },
  {
    name: 'titles of their own without salutations',
    page: '典礼致辞集锦',
    text: `T 在奠基典礼上的致辞
~
~
谢谢大家!
T 在通车典礼上的致辞
~
~
谢谢大家!
T 在竣工典礼上的致辞
~
~`,
    want: `1 在奠基典礼上的致辞
1 在通车典礼上的致辞
1 在竣工典礼上的致辞`,
  },
  {
    name: 'a talk about a speech is no title',
    page: '学习贯彻会讲话',
    text: `T 学习贯彻会讲话 篇1
同志们:
刚才,李县长作了讲话。~
要把这次讲话学好,
~
认真学习讲话精神
~
T 学习贯彻会讲话 篇2
同志们:
~
~`,
    want: `1 学习贯彻会讲话 篇1
1 学习贯彻会讲话 篇2`,
  },
  {
    name: 'headings in h2, h3, their numbers in order',
    page: '在工程会议上的讲话',
    text: `H1 在工程会议上的讲话
同志们:
~
H2 一、进度
H3 (一)桥
~
H3 (二)隧道
~
H2 二、质量
~`,
    want: `1 在工程会议上的讲话
2 一、进度
3 (一)桥
3 (二)隧道
2 二、质量`,
  },
  {
    name: 'centred numbered headings',
    page: '在文联大会上的讲话',
    text: `各位作家、朋友们:
~
C 一、土地
~
C 二、人民
~`,
    want: `1 在文联大会上的讲话
2 一、土地
2 二、人民`,
  },
  {
    name: 'spaces in and around ordinals',
    page: '在绿化会议上的讲话',
    text: `同志们:
一 、 栽树
( 一 )选苗
~
( 二 )挖坑
~
二 、 管树
1 、浇水
~
2 、除虫
~`,
    want: `1 在绿化会议上的讲话
2 一 、 栽树
3 ( 一 )选苗
3 ( 二 )挖坑
2 二 、 管树
3 1 、浇水
3 2 、除虫`,
  },
  {
    name: 'commas behind digits',
    page: '在商务会议上的讲话',
    text: `同志们:
~
1,稳外贸。~
2,促消费。~
3,引外资。~
1,200家企业报了名。~`,
    want: `1 在商务会议上的讲话
2 1,稳外贸
2 2,促消费
2 3,引外资`,
  },
  {
    name: '第一个问题 and a 第二节课 that is none',
    page: '在学习班上的讲话',
    text: `同志们:
~
第一个问题:为什么学
~
第二节课的铃声响了。~
第二个问题:学什么
~
第三个问题:怎么学
~`,
    want: `1 在学习班上的讲话
2 第一个问题:为什么学
2 第二个问题:学什么
2 第三个问题:怎么学`,
  },
  {
    name: 'headings in quotation marks, and the number of a proper name',
    page: '在对外工作会议上的讲话',
    text: `同志们:
一、“一带一路”走得更远
~
二、三季度要抓紧。~
三、“三农”工作。~
四、五个重点
~`,
    want: `1 在对外工作会议上的讲话
2 一、“一带一路”走得更远
2 二、三季度要抓紧
2 三、“三农”工作
2 四、五个重点`,
  },
  {
    name: 'beyond ten',
    page: '在十四项工作部署会上的讲话',
    text: `同志们:
${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十四']
  .map((n, i) => `${n}、办好第${i + 1}件实事\n~`)
  .join('\n')}
谢谢大家!`,
    want: `1 在十四项工作部署会上的讲话
${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
  .map((n, i) => `2 ${n}、办好第${i + 1}件实事`)
  .join('\n')}
2 十四、办好第13件实事 | 十三、`,
  },
  {
    name: 'part of the numbers run in, part on their own line, in bold or not',
    page: '在移民工作会议上的讲话',
    text: `同志们:
~
B 一、搬得出
~
二、稳得住。~
B 三、能致富。
~
(一)种果。~
B (二)养鱼
~`,
    want: `1 在移民工作会议上的讲话
2 一、搬得出
2 二、稳得住
2 三、能致富
3 (一)种果
3 (二)养鱼`,
  },
  {
    name: 'another numbering in each speech of a collection',
    page: '治超会议讲话(3篇)',
    text: `T 治超会议讲话篇一
同志们:
(一)源头
1.装车
~
2.过磅
~
(二)路面
~
T 治超会议讲话篇二
同志们:
1.源头
(1)装车
~
(2)过磅
~
2.路面
~
T 治超会议讲话篇三
同志们:
第一部分 源头
第一,装车要看。~
第二,过磅要记。~
第二部分 路面
~`,
    want: `1 治超会议讲话篇一
2 (一)源头
3 1.装车
3 2.过磅
2 (二)路面
1 治超会议讲话篇二
2 1.源头
3 (1)装车
3 (2)过磅
2 2.路面
1 治超会议讲话篇三
2 第一部分 源头
3 第一,装车要看
3 第二,过磅要记
2 第二部分 路面`,
  },
  {
    name: 'a number out of all sequence',
    page: '在电信会议上的讲话',
    text: `同志们:
一、装
~
九、这里的数字是页面上留下来的。~
二、修
~
12、这里也是。~
三、退
~`,
    want: `1 在电信会议上的讲话
2 一、装
2 二、修
2 三、退`,
  },
  {
    name: 'points that begin anew under the same heading',
    page: '在烟草会议上的讲话',
    text: `同志们:
一、种
1、选地。~
2、育苗。~
~
1、打顶。~
2、烘烤。~
二、卖
~`,
    want: `1 在烟草会议上的讲话
2 一、种
3 1、选地
3 2、育苗
3 1、打顶
3 2、烘烤
2 二、卖`,
  },
  {
    name: 'a first sentence too long for a name',
    page: '在物流会议上的讲话',
    text: `同志们:
~
一、要把全县的货车、仓库、冷链、站点、驿站、分拣线全部摸清楚,把每一个司机、每一个快递员、每一个分拣员的难处也都摸清楚,让他们跑得安心。~
二、要把路修好。~`,
    want: `1 在物流会议上的讲话
2 一、要把全县的货车、仓库、冷链、站点、驿站、分拣线全部摸清楚
2 二、要把路修好`,
  },

  {
    name: 'a figure like the next number, and points that are whole sentences',
    page: '在农业会议上的讲话',
    text: `同志们:
~
1.产量比去年多了 2.5倍,这是六年以来的头一回,大家都看在眼里。~
2.收入比去年多了 3.1倍,这里面有老天爷的功劳,更有大家的汗水。~
3.欠账比去年少了 4.2成,还剩下的这些到明年春天要全部还清。~
4.人心比去年齐了,开会的时候没有人再坐到门口去抽烟聊天。~
谢谢大家!`,
    want: `1 在农业会议上的讲话
2 1.产量比去年多了 2.5倍,这是六年以来的头一回,大家都看在眼里
2 2.收入比去年多了 3.1倍,这里面有老天爷的功劳,更有大家的汗水
2 3.欠账比去年少了 4.2成,还剩下的这些到明年春天要全部还清
2 4.人心比去年齐了,开会的时候没有人再坐到门口去抽烟聊天`,
  },

  // What is no heading.
  {
    name: 'every paragraph is numbered',
    page: '财政预算演辞',
    text: `主席:
1. 我动议二读条例草案。${prose(501)}
2. ${prose(502)}
3. ${prose(503)}
B 经济情况
4. ${prose(504)}
5. ${prose(505)}
6. ${prose(506)}
B 财政政策
7. ${prose(507)}
8. ${prose(508)}
9. ${prose(509)}
10. ${prose(510)}
11. ${prose(511)}
12. ${prose(512)}`,
    want: `1 财政预算演辞
2 经济情况
2 财政政策`,
  },
  {
    name: 'every paragraph of a short speech is numbered, from 2 on',
    page: '局长在论坛致辞全文',
    text: `各位嘉宾:
~
2. 今天很高兴来到这里,看到这么多老朋友和新朋友坐在一起谈海港的明天,谈市民的生活。${prose(521)}
3. 过去几年,外面的风浪一个接着一个,我们的货柜码头却一天也没有停下来,这要多谢工友。${prose(522)}
4. 有人问我,港口的生意会不会给别人抢走,我说只要我们一直比别人快一步,就不用担心。${prose(523)}
5. 展望未来,我们会继续和业界一起,把新的泊位、新的航线、新的人才一样一样地准备好。${prose(524)}
6. ${prose(525)}
多谢各位。`,
    want: '1 局长在论坛致辞全文',
  },
  {
    name: 'ordinals that are none',
    page: '在乡村会议上的讲话',
    text: `同志们:
一、看变化
第一书记进了村,路修起来了。~
十五年来,村里变了样。~
一票否决不是吓唬人的。~
“三农”工作年年讲。~
40多岁的老李也来了。~
1.5公里的路修了两年。~
10·13事故的教训要记住。~
第一篇章已经翻过去了。~
二、看差距
20xx年的账已经公布。~
一个村子一个样。~
三农工作是重中之重。~
2021.5.4是个好日子。~
三、看办法
~`,
    want: `1 在乡村会议上的讲话
2 一、看变化
2 二、看差距
2 三、看办法`,
  },
  {
    name: 'enumerations that begin a paragraph',
    page: '在开学典礼上的讲话',
    text: `老师们、同学们:
~
一、二年级的同学坐在前排。~
三、四十位家长也来了。~
一、立志
~
二、三年级的同学要帮助一年级的新生。~
二、读书
~
三、四个习惯要养成
~
1、2班的同学最先到。~
谢谢大家!`,
    want: `1 在开学典礼上的讲话
2 一、立志
2 二、读书
2 三、四个习惯要养成`,
  },
  {
    name: "the pager's number in a cut sentence",
    page: '在粮食会议上的讲话',
    text: `同志们:
一、收好粮
1、晒干。~
收粮的时候站里的人天天忙到半夜,天不亮又
2、早早地打开仓门,等第一辆车。~
2、过秤。~
3、入仓。~
二、管好粮
~`,
    want: `1 在粮食会议上的讲话
2 一、收好粮
3 1、晒干
3 2、过秤
3 3、入仓
2 二、管好粮`,
  },
  {
    name: 'a list in running text',
    page: '在卫生会议上的讲话',
    text: `同志们:
我讲三点:一、洗手;二、通风;三、打针。~
一、洗手;二、通风;三、打针,这三件事天天要做。
~
~
谢谢大家!`,
    want: '1 在卫生会议上的讲话',
  },
  {
    name: 'spaces inside words',
    page: '在消费者日的讲话',
    text: `朋友们:
~
一 个老人买了一台假的按摩椅。~
一 家人跑了三个月。~
~
谢谢大家!`,
    want: '1 在消费者日的讲话',
  },
  {
    name: 'bold words inside the front matter',
    page: '在职代会上的讲话',
    text: `T 在职代会上的讲话
C 厂长 万大海
B 2018年1月9日
C 厂部礼堂
各位代表:
~
一、订单
~
二、奖金
~`,
    want: `1 在职代会上的讲话
2 一、订单
2 二、奖金`,
  },
  {
    name: 'a bold sentence is stress, no heading',
    page: '在誓师大会上的讲话',
    text: `同学们:
~
B 今天不流汗,明天就流泪!
~
B 同学们,你们准备好了吗?
~
一、拼
~
二、搏
~
B 谢谢大家!`,
    want: `1 在誓师大会上的讲话
2 一、拼
2 二、搏`,
  },
  {
    name: 'links into the page are a table of contents',
    page: '在科技会议上的讲话',
    text: `L 一、人才
L 二、项目
同志们:
~
一、人才
~
二、项目
~`,
    want: `1 在科技会议上的讲话
2 一、人才
2 二、项目`,
  },
  {
    name: 'a heading of its own title below the salutation',
    page: '在侨务会议上的讲话',
    text: `T 在侨务会议上的讲话
各位侨胞、朋友们:
~
CB 在侨务会议上的讲话
~
~`,
    want: '1 在侨务会议上的讲话',
  },
  {
    name: 'a part that every paragraph is a clause of, behind a colon',
    page: '在司法会议上的讲话',
    text: `同志们:
~
一、三个到位:
(1)人员到位;
(2)经费到位;
(3)装备到位。
二、三个不准:
(1)不准迟到;
(2)不准早退;
(3)不准说情。`,
    want: `1 在司法会议上的讲话
2 一、三个到位
3 (1)人员到位
3 (2)经费到位
3 (3)装备到位
2 二、三个不准
3 (1)不准迟到
3 (2)不准早退
3 (3)不准说情`,
  },
  {
    name: 'full-width numbers and points',
    page: '在编制会议上的讲话',
    text: `同志们:
~
\uff11\uff0e定岗
~
\uff13\uff0e定责
~
\uff14\uff0e定人
~`,
    want: `1 在编制会议上的讲话
2 \uff11\uff0e定岗
2 \uff13\uff0e定责 | \uff12\uff0e
2 \uff14\uff0e定人`,
  },
  {
    name: 'half-width full stops behind run-in headings',
    page: '在保密会议上的讲话',
    text: `同志们:
~
一、看紧文件.街道里的柜子要上锁,钥匙要有人管,谁拿谁签字.
二、管住嘴巴.饭桌上不谈公事,车上不谈公事,家里也不谈公事.`,
    want: `1 在保密会议上的讲话
2 一、看紧文件
2 二、管住嘴巴`,
  },
  {
    name: 'a date at the end of a title is no number',
    page: '在老干部会议上的讲话',
    text: `T 在老干部会议上的讲话
(2015)
同志们:
~
~
写于2021
~`,
    want: '1 在老干部会议上的讲话',
  },
];

const LOOKS: [name: string, look: Partial<Paragraph>][] = [
  ['headings', { heading: 2 }],
  ['bold lines', { bold: true }],
  ['centred lines', { centred: true }],
  ['plain lines', {}],
];
const NAMED: Record<string, Partial<Paragraph>> = {
  B: { bold: true },
  C: { centred: true },
  CB: { centred: true, bold: true },
  L: { inPage: true },
};

/** A line with its look; running text differs from line to line. */
function lineOf(source: string, seed: number, title: Partial<Paragraph>): Line {
  const [, mark, words] = /^(?:(T|B|C|CB|L|H\d) )?(.*)$/.exec(source)!;
  const text = words!.replace(/~/g, () => prose(seed * 7 + words!.length));
  if (!mark) return text;
  return [text, mark === 'T' ? title : (NAMED[mark] ?? { heading: Number(mark.slice(1)) })];
}

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const SCRIPTS: [name: string, set: (text: string) => string][] = [
  ['simplified', (text) => text],
  ['traditional', toTraditional],
];

describe.each(SCRIPTS)('%s', (_, script) => {
  describe.each([
    ['half-width', (text: string) => text],
    ['full-width', wide],
  ])('%s', (_, width) => {
    describe.each(LOOKS)('titles as %s', (_, title) => {
      test.each(CASES.filter(({ text }) => title === LOOKS[3]![1] || /^T /m.test(text)))('$name', (one) => {
        const write = (text: string) => width(script(text));
        const list = one.text.split('\n').map((source, i) => {
          const line = lineOf(source, i, title);
          return typeof line === 'string' ? para(write(line), {}, i) : para(write(line[0]), line[1], i);
        });
        const got = buildOutline(list, write(one.page)).map(
          ({ level, label, missing }) => `${level} ${label}${missing.length ? ` | ${missing.join(' ')}` : ''}`,
        );
        expect(got).toEqual(write(one.want).split('\n'));
      });
    });
  });
});
