/** What pages that are not speech pages say, though they use the same words. All patterns expect folded text. */
import type { Rule } from './rule.ts';

export interface Counterweight extends Rule {
  /** Name of the evidence. */
  name: string;
  /** Points each line counts against the page, and at how many lines it stops counting. */
  points: number;
  most: number;
  /** Share of the text's lines that must be so for the full count: speeches say such things too, now and then. */
  share: number;
}

/** Titles of pages about speeches. */
export const TITLE_NOT_SPEECH: readonly Rule[] = [
  {
    pattern:
      /(怎么|如何|怎样).{0,4}写|写法|写作(技巧|方法|指导|格式)|格式(要求|及|与)|百科|词条|是什么|什么意思|列表|搜索|目录|第[一二三四五六七八九十百千\d]+[章回]|谁有|急求|在线等|求一?[份篇]|问答|悬赏|直播|质询|(会议|大会)?(纪录|记录|实录|速记|纪要)|金句|名言|语录|\d+句|致辞大全|讲话稿大全/,
    cases: [
      '谁有公司年会的讲话稿?急',
      '图文直播:发布会',
      '主持词开场白大全(经典40句)',
      '讲话稿怎么写',
      '讲话稿格式及范文',
      '讲话稿_百科',
      '搜索:讲话稿',
      '官场 第128章 讲话',
    ],
    not: ['在写作协会年会上的致辞'],
  },
];

export const NOT_SPEECH: readonly Counterweight[] = [
  {
    name: 'chapters',
    points: 5,
    most: 2,
    share: 0,
    pattern: /^(上一章|下一章|章节目录|返回目录|加入书架|书签)|^第[一二三四五六七八九十百千\d]+[章回] ?.{0,30}$/,
    cases: ['上一章', '第128章 会场风波', '加入书架'],
    not: ['第一章'.concat('的规定,我们必须执行到位。各级各部门要切实负起责任来,把工作落实')],
  },
  {
    name: 'dialogue',
    points: 1.5,
    most: 8,
    share: 0.15,
    pattern:
      /^“.{0,200}(”|[,。!?…])$|(说道|笑道|问道|低声|叹了口气|心想|心里想|点了点头|摇了摇头|皱了皱眉|站起身|清了清嗓子|掌声(再次|又|顿时)?(响起|雷动))/,
    cases: ['“同志们,今天这个会,我只讲三点。”', '他清了清嗓子,低声说', '李副县长点了点头'],
    not: ['“千里之行,始于足下”。城市工作虽然千头万绪,关键是事在人为'],
  },
  {
    name: 'narrator',
    points: 3,
    most: 3,
    share: 0.3,
    pattern:
      /^.{0,12}(本报讯|讯[ (]|.{2,8}(日报|晚报|网|社).{0,12}(电|讯)|\(记者)|^.{2,16}(指出|强调|要求|表示),.{10,}|记者.{0,6}(从|在|获悉|了解到)/,
    cases: ['本报讯(记者 张三)昨日,全市大会召开。', '记者从会上获悉', '王某某指出,要把握大局,做好各项工作,确保完成'],
  },
  {
    name: 'notice',
    points: 5,
    most: 2,
    share: 0,
    pattern:
      /特此(通知|公告|函告|批复|报告)|现将.{0,40}(通知|公告|通报|印发|公布)(如下|给你们)|^各.{2,30}(单位|部门|政府|学校|委|局):$/,
    cases: ['特此通知。', '现将有关事项通知如下:', '各镇人民政府,县直各单位:'],
  },
  {
    name: 'articles',
    points: 2,
    most: 5,
    share: 0.15,
    pattern: /^第[一二三四五六七八九十百\d]{1,4}条[ :]?/,
    cases: ['第一条 为了加强管理', '第十二条'],
  },
  {
    name: 'turns',
    points: 1.2,
    most: 6,
    share: 0.3,
    pattern:
      /^(?!(尊敬|敬爱|亲爱|各位|作者|来源|时间|日期|编辑|地点|发布|浏览|标签|位置|分类|栏目|整理|出处|导语|同志|老师|同学|朋友))(记者|问|答|主持人|发言人|嘉宾|网友|楼主|\p{Script=Han}{2,4}((议员|市长|局长|处长|委员|代表|主任|秘书长)\p{Script=Han}{0,3}答?)?)( ?\(.{1,20}\))?:(?=.{8,})(?!.{0,30}(你们|大家)好)|^(?!.{0,4}(同志|老师|同学|朋友|作者|来源|时间|日期|编辑|位置|标签|各位))(记者|问|答|主持人|发言人|\p{Script=Han}{2,4}):$/u,
    cases: ['周立新:', '记者:请介绍一下今年的情况好吗', '发言人:谢谢你的提问,我来回答', '陈立群:我从小就在这里长大的'],
    not: ['同志们:', '老师们:大家好'],
  },
  {
    name: 'howTo',
    points: 2.5,
    most: 4,
    share: 0,
    pattern:
      /(怎么|如何|怎样)(写|撰写|拟写)|写作(技巧|方法|要点|格式|步骤|注意)|(由|包括)(标题|称谓|称呼|开头).{0,20}(正文|结尾|主体)|^(一、)?(标题|称谓|称呼|正文|结尾|落款)(的写法)?[:。、]|基本格式|写作模板|百科|词条|义项/,
    cases: ['如何写好一篇讲话稿', '讲话稿一般由标题、称谓、正文、结尾四部分组成', '称谓:顶格写', '基本格式'],
  },
  {
    name: 'teasers',
    points: 1.5,
    most: 8,
    share: 0.1,
    pattern: /(…|\.\.\.)( ?\[?(详细|全文|阅读全文|更多|查看)\]?)?$|^(阅读全文|查看全文|查看详情|\[?详细\]?|更多>+)$/,
    cases: ['同志们:今天我们召开…', '各位领导,大家好...', '尊敬的各位来宾… [详细]'],
  },
  {
    name: 'numberedLines',
    points: 0.5,
    most: 14,
    share: 0.4,
    pattern: /^\d{1,3}[、.](?!\d).{4,45}$/,
    cases: ['12、各位来宾,大家晚上好!', '3.让我们举杯'],
    not: ['3.5公里'],
  },
  {
    name: 'timestamps',
    points: 1.5,
    most: 6,
    share: 0.1,
    pattern: /^[[(【]?\d{1,2}:\d{2}(:\d{2})?[\])】]?( |$|.{2,})/,
    cases: ['[14:05] 主持人:欢迎各位', '14:05', '09:30:12 发布会开始'],
  },
  {
    name: 'forum',
    points: 3,
    most: 3,
    share: 0,
    pattern:
      /^(楼主|沙发|板凳|\d+楼|回复|发表于|发帖|只看楼主|回帖|引用)([ :#|]|$)|^#?\d+楼|加入购物车|立即购买|定价|出版社:|isbn|库存|搜索结果|找到.{0,6}\d+|为您找到/i,
    cases: ['楼主', '回复 3#', '加入购物车', 'ISBN 978', '找到相关结果约1200个', '2楼'],
  },
];
