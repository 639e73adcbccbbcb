/**
 * What lines that are no part of a speech look like, a row a rule. All patterns expect folded text.
 *
 * `where: 'anywhere'` rows speak of the site itself (its text, its code, its account) and are sure enough to be taken
 * out of running text. `'slogan'` rows use everyday words (领补贴, 送货上门): inside the text they count only for what no
 * speech looks like, a link or words set apart by spaces. `'aside'` rows count only behind the text or beside it.
 */
import type { Reason } from '../findings/finding.ts';
import type { Rule } from './rule.ts';

export interface ClutterRule extends Rule {
  kind: 'ad' | 'promo' | 'related' | 'watermark';
  reason: Reason;
  where: 'anywhere' | 'slogan' | 'aside';
}

/** Longest line that a clutter rule may hide, in characters. */
export const CLUTTER_MOST = 90;

export const CLUTTER: readonly ClutterRule[] = [
  {
    kind: 'ad',
    reason: 'adLabel',
    where: 'anywhere',
    needs: '广赞推dDaA',
    pattern: /^[【[(]?(广告|推广|赞助|热推|sponsored|advertisement)([】\])]|[ ×x:|,]|$)/i,
    cases: ['广告 × 开通VIP免广告阅读', '【热推】公文写作会员', '广告', '[推广]写作课'],
    not: ['广告业是我市的新兴产业,', '推广先进经验,是今年的重点'],
  },
  {
    kind: 'ad',
    reason: 'vip',
    where: 'anywhere',
    needs: '免vV',
    pattern: /(开通|升级|购买|成为).{0,4}vip|vip.{0,8}(免|特权|下载)|免广告/i,
    cases: ['开通VIP会员免广告阅读', '升级本站VIP', '全站免广告'],
  },
  {
    kind: 'ad',
    reason: 'coupon',
    where: 'anywhere',
    needs: '取抢',
    pattern: /(点击|立即|马上|限时)(领取|抢).{0,10}(优惠券|红包|礼包)/,
    cases: ['点击领取九十元优惠券', '立即领取红包'],
    not: ['我们发放了消费优惠券'],
  },
  {
    kind: 'ad',
    reason: 'vip',
    where: 'slogan',
    needs: '员权充免限享福惠折vV',
    pattern:
      /(开通?|升级|加入|购买|充值|成为)(本站|网站|年度|终身|黄金)?(vip|会员(?!群)).{0,30}|充值.{0,8}(送|开通|赠)|免广告|(会员|vip).{0,4}(特惠|福利|专享|特权|免费)|vip.{0,6}(免广告|免费|特权|下载)|(会员|vip).{0,12}(限时|优惠|打?\d折|[一二三四五六七八九]折)/i,
    cases: [
      '开会员 免广告',
      '公告:会员充值满二百送五十',
      '会员特惠季 范文随便下',
      '开通VIP免广告阅读全站范文',
      '公文写作会员限时五折',
      '加入会员 全站免费下载',
    ],
    not: ['加入世贸组织以来'],
  },
  {
    kind: 'ad',
    reason: 'coupon',
    where: 'slogan',
    needs: '领礼送红包雨价贴击免限享即马福惠折促减赠券钜',
    pattern:
      /优惠券|(新人|新用户|首次|首单).{0,8}(立减|专享|特惠|半价)|(点击|立即|马上|限时)(领取|抢购|抢|秒杀|优惠|特惠|福利)|(注册|下单|首单|新用户|新人)(立减|立享|送|有礼|领)|(领|抢).{0,4}(红包|补贴|代金券|礼包|福利)|免费送|原价.{1,16}(今日|现价|特价|仅|只要)|(暑期|寒假|春节|周年|年终|开学)(特惠|大促|钜惠)|(报名|下单|注册|充值)(即赠|立减|就?送)|[\d一二三四五六七八九]折(优惠|起|抢)|红包雨/,
    cases: [
      '点击领取九十元优惠券',
      '限时抢购 全场五折起',
      '领红包 新用户注册立减二十元',
      '限时福利 扫一扫送五百套模板',
      '学习机以旧换新 抢千元补贴',
      '新人专享 首次下载立减五元',
      '少儿口才营 周末班 报名送绘本一套',
      '年度材料合集 原价二百九十九 今日九十九',
      '海岛民宿暑期特惠 三晚连住送浮潜',
    ],
    not: ['我们要限时办结群众来信'],
  },
  {
    kind: 'ad',
    reason: 'service',
    where: 'slogan',
    needs: '代写制专原试笔客厂免货邮购咨',
    pattern:
      /(在线|人工|联系)客服(?!.{0,4}(删除|处理))|客服在线|立即咨询|免费咨询|(代写|代笔|原创写作|文稿定制|代做ppt|ppt定制)(服务|文章|公文|材料)?|写作代写|专业写手|免费试用|试用\d+天|厂家(批发|直销|直供)|(电话|热线|微信)订购|订购热线|送货上门|包邮/i,
    cases: [
      '公文排版软件 一键套红头 免费试用七天',
      '消防水泵 厂家批发 电话订购送货上门',
      '客服在线 立即咨询写作代写服务',
      '专业代写公文',
      'PPT定制服务',
    ],
  },
  {
    kind: 'promo',
    reason: 'follow',
    where: 'anywhere',
    needs: '号按复微订维蓝',
    pattern:
      /(扫码|扫一扫|长按|识别|扫描|关注|搜索|添加|点击).{0,12}(公众号|微信号|订阅号|蓝字)|(扫码|扫一扫|长按|识别|扫描).{0,8}二维码|公众号.{0,8}回复|二维码.{0,10}(关注|下载|添加|加入|进群|领)|长按图片/i,
    cases: [
      '扫码关注公众号回复808免费领取全文',
      '长按识别二维码关注我们',
      '更多精彩内容请长按图片保存后识别',
      '点击上方蓝字,关注我们,回复888领取十万份材料',
      '长按下方二维码,加入会员群',
      '关注微信公众号 获取更多范文',
    ],
    not: ['有关部门要关注群众来信', '进山的路口全部设卡,扫码登记', '村里推行扫码看账'],
  },
  {
    kind: 'promo',
    reason: 'follow',
    where: 'slogan',
    needs: '账注微扫粉帐描频lLfFqQ',
    pattern:
      /(扫码|扫一扫|扫(右侧|左侧|下方|上方)?(图形|图|码)|扫描).{0,12}(关注|微信|下载|领|添加|获取|送|进群|免费|看|读|打开|访问)|(加入|追踪|订阅|关注).{0,8}(官方)?(帐号|账号|粉丝专?页|频道)|手机.{0,8}扫|(加入|添加|加).{0,4}(line|微信|qq) ?(好友|群|官方)|关注我们.{0,10}(回复|领)/i,
    cases: [
      '手机访问 扫码看全文',
      '加入县府官方帐号,县政消息不漏接',
      '用手机看本页请扫右侧图形',
      '名著导读听书卡 扫码领三十天会员',
      '加入 LINE 好友,每日获得最新范例',
    ],
  },
  {
    kind: 'promo',
    reason: 'download',
    where: 'anywhere',
    needs: '导.档载版印免藏',
    pattern:
      /(下载|导出|打印|收藏).{0,10}(word|doc|文档|本文|全文|pdf|电脑|到本地)|(word|doc|文档|本文|全文|pdf)(文档|格式|版|全文)?.{0,6}(下载|导出)|(点击|打包|批量)下载|文档(格式)?(为|:) ?(doc|word|pdf)|^《?[^。]{2,40}\.(docx?|pdf|pptx?|wps)》?$|(一键|立即|免费|打包)下载|免排版|请下载后(查看|阅读|使用)|排版.{0,4}(完好|完整)的?原文|下载(原稿|原文|附件)|下载(全文|本文|地址|文档)|免费下载/i,
    cases: [
      '教案课件打包下载 每天不到一毛钱',
      '文档为doc格式',
      '请使用电脑浏览器打开本页后点右上角下载原稿',
      '一键下载本组六篇讲话(可编辑、可打印、免排版)',
      '请下载后查看排版完好的原文,支持手机转存',
      '《禁毒工作推进会讲话稿.doc》',
      '将本文的Word文档下载到电脑方便收藏和打印',
      '点击下载文档',
      '下载全文(Word)',
      'WORD版下载',
    ],
    not: ['支持群众下载安装反诈程序,守住钱袋子'],
  },
  {
    kind: 'promo',
    reason: 'copy',
    where: 'anywhere',
    needs: '复存付扫赏剪',
    pattern:
      /(点击|一键|付费|正文|全文|我要|免费)?复制(全文|本文|内容|正文|下载|文章)|复制到剪贴板|^((复制|保存)(文案|图片|链接) ?){1,4}$|正文复制|(付费|支付|扫码支付|打赏).{0,10}(复制|下载|阅读|查看|元)/,
    cases: [
      '将本文复制到剪贴板',
      '复制文案',
      '复制文案保存图片',
      '点击复制全文 付费三元即可复制下载',
      '正文复制',
      '一键复制全文',
    ],
    not: ['可复制可推广的经验'],
  },
  {
    kind: 'promo',
    reason: 'share',
    where: 'anywhere',
    needs: '人给友送转空播微享键博荐圈链浪腾瓣hHlLwWkKqQ',
    pattern:
      /^(分享到|分享至|分享给|分享本文|一键分享|转发到|转播到|share)[: ]?.{0,60}$|^把(这篇|本)(文章|文).{0,4}(发|分享|转发|推荐)给|^(推荐|转发|分享|发送)给(好友|朋友|微信好友|同事)$|(喜欢|觉得|本文|文章).{0,12}(分享|转发|推荐)(给|到).{0,10}(朋友|好友|朋友圈)吧?[!。]?$|^(分享|转发)[: ].{0,12}(微信|微博|qq|空间|朋友圈|好友)|^((新浪|腾讯|qq|微信|微博|朋友圈|空间|人人网?|豆瓣|好友|复制链接|facebook|twitter|line|plurk)[ ,、/|]*){3,}$/i,
    cases: [
      '分享到 微信 微博 QQ空间',
      '分享到:',
      '微信 微博 QQ空间 ',
      '分享 微信 微博 QQ好友',
      '分享给朋友 微信 微博',
      '推荐给好友',
      '把这篇文章发给同事看看',
      '觉得文章不错就分享给你的朋友吧',
    ],
    not: ['分享这份喜悦,是我的荣幸'],
  },
  {
    kind: 'promo',
    reason: 'login',
    where: 'anywhere',
    needs: '登册',
    pattern: /(登录|注册|登入)后(即?可)?(查看|下载|领取|获取|复制|收藏)(?!全|剩|余)/,
    cases: ['登录后可查看本则配套PPT与主持词', '注册后即可下载'],
    not: ['登录后查看全文'],
  },
  {
    kind: 'promo',
    reason: 'login',
    where: 'aside',
    needs: '打量快载登随册速即马畅aA',
    pattern:
      /(登录|注册|下载|打开).{0,10}(app|客户端|查看更多|享受|领取)|app(内|中)?(打开|阅读|下载)|免费注册|登录\/注册|^(立即|马上)(打开|下载|安装|登录|体验)$|(app|客户端).{0,4}(海量|随身|极速|更快|更流畅|畅读)/i,
    cases: ['文秘驿站APP 海量范文随身带', '立即打开', '下载APP 阅读更流畅', '打开app阅读', '登录后领取'],
  },
  {
    kind: 'promo',
    reason: 'rights',
    where: 'aside',
    needs: '传站供布容投载权互络享侵',
    pattern:
      /(网友|用户|会员|作者)(自行)?(投稿|上传|发布|提供|分享)|(如有|若有|如涉及|如果)?侵(权|犯).{0,20}(联系|删除|告知)|版权.{0,20}(联系|归.{0,8}所有|争议)|来(源|自)于?(网络|互联网)|转载.{0,6}(注明|保留)|不代表本站|内容由.{0,8}(上传|提供)/,
    cases: ['本文由网友投稿上传 如有侵权请联系客服删除', '版权归原作者所有', '本文来源于网络', '转载请注明出处'],
  },
  {
    kind: 'watermark',
    reason: 'source',
    where: 'anywhere',
    needs: '.留/注hHwW',
    pattern:
      /^[(【[]?(本?文?章?(来源|来自|出处|转自|转载自|摘自)|原文(地址|链接)|本文(网址|地址|链接)|更多.{0,12}(尽在|请访问|请登录))[】\])]?[: ]*.{0,16}(https?:|\/[a-z\d]|www\.|[a-z\d-]+\.(com|cn|net|org))|(转载|转发).{0,4}请?(注明|保留)(出处|来源|链接)/i,
    cases: [
      '本文来源:www.example-fanwen.com,转载请注明出处',
      '原文地址:http://a.example.com/1',
      '【本文地址】/jianghuagao/45127.html 转发请保留链接',
      '转载请注明出处',
    ],
    not: ['来源:县委办公室'],
  },
  {
    kind: 'promo',
    reason: 'submit',
    where: 'anywhere',
    needs: '转藏赞',
    pattern: /(这篇|本)(文章|文|站).{0,10}(点个?赞|收藏|转发)|点个?赞再走/,
    cases: ['如果这篇文章帮到了您,请随手点个赞再走吧', '喜欢本文请收藏'],
  },
  {
    kind: 'promo',
    reason: 'submit',
    where: 'slogan',
    needs: '认转帮觉藏赞',
    pattern:
      /(点个?赞|收藏|转发).{0,4}(再走|支持一下)|(帮到|帮助)了?(您|你|大家).{0,10}(点个?赞|收藏|转发|关注)|(觉得|认为)本(站|文|网).{0,6}(不错|有用|好).{0,10}(收藏|ctrl|分享|点赞)|^觉得.{0,6}(不错|有用|好)[^。]{0,12}$/i,
    cases: ['觉得不错?送朵小红花', '如果这篇文章帮到了您,请随手点个赞再走吧', '如果觉得本站不错,请按Ctrl+D收藏'],
  },
  {
    kind: 'promo',
    reason: 'rights',
    where: 'anywhere',
    needs: '站由别权免侵',
    pattern:
      /^[【[]?(版权|免责|侵权|本站|特别)(声明|说明|提示|提醒)([】\]]|[: ]).{6,}|^(本篇|本文|本稿|文章|内容)(系|是|为|均)?由.{0,20}(上传|投稿|发布|提供|分享)/,
    cases: [
      '版权声明:本站部分内容来源于投稿,若侵犯了您的权益,请发邮件告知',
      '【免责声明】文章来自网友投稿',
      '本篇由会员“河畔柳”上传,内容如有不妥请点此反馈',
    ],
  },
  {
    kind: 'promo',
    reason: 'submit',
    where: 'aside',
    needs: '用没入评举朋投找印喜诉藏享闭荐顶申赞搜踩纠赏+馈',
    pattern:
      /^[【 ]*(我要|在线|点个)?(投稿|纠错|投诉|意见反馈|举报|版权申诉|反馈|点赞|收藏(到[^ |·/,]{1,8})?|打赏|评论|分享|有用|没用|喜欢|赞一个|赞|[踩顶]一下|打印(此文|本文|文章)|关闭窗口|发给朋友|(搜索|查找)(文档|范文)|加入收藏夹?)(\(\d*\))?([ |·/,【】]+(我要|在线|点个)?(投稿|纠错|投诉|举报|版权申诉|反馈|点赞|收藏(到[^ |·/,]{1,8})?|打赏|评论|分享|有用|没用|喜欢|赞|[踩顶]一下|打印(此文|本文|文章)|关闭窗口|发给朋友|(搜索|查找)(文档|范文)|加入收藏夹?)(\(\d*\))?)*[】 ]*$|^(文章|内容)(纠错|举报)$|^推荐(度|指数|星级): ?[★☆ ]*$|[Cc]trl ?\+ ?[Dd]|(收藏|加入)本(站|页)/,
    cases: [
      '我要投稿',
      '纠错 | 举报',
      '点赞 收藏 打赏',
      '有用(86) 踩一下(2) 收藏到我的文库',
      '投诉/举报',
      '赞一个(36)',
      '收藏 举报 版权申诉',
      '推荐度:',
      '推荐指数:★★★★',
    ],
  },
  {
    kind: 'related',
    reason: 'tags',
    where: 'anywhere',
    needs: '签键热gG',
    pattern: /^(热门|相关|文章|本文|热搜)?(标签云?|关键词|tags?|关键字|热词)[: ].{1,80}$/i,
    cases: ['标签云:校友 母校情', '热门标签 心得体会 倡议书 检讨书', '标签:讲话稿 发言稿', 'Tags: 会议 致辞'],
    not: ['标签化的工作要不得'],
  },
  {
    kind: 'related',
    reason: 'more',
    where: 'anywhere',
    needs: '点可更热查阅接相解击拓扩继荐另伸',
    pattern:
      /^[【[(]?(相关|推荐|延伸|热门|拓展|扩展)(阅读|文章|推荐|链接|范文)[】\])]?[: ].{2,80}$|^继续阅读(下一篇|更多|全文)?$|^[【[(]点(此|这里|击)[^。]{0,14}[】\])]$|^点(此|这里)[^。]{0,14}$|^点(此|这里|击)(领取|下载|查看|获取|进入|收听|观看)[^。]{0,24}$|^[【[(]?(继续看|接着看|还可以看|另见)[: ].{2,80}$|更多.{0,12}(素材|内容|范文|资料).{0,10}(整理中|更新中|敬请期待|催更)|(想看|查看|了解)更多.{0,20}(点(这里|击)|进入.{0,4}专栏)|^[【[(《]?(更多|查看更多|阅读更多|了解更多|点击查看).{0,40}(范文|讲话稿|发言稿|演讲稿|文章|精彩内容|内容|推荐|微信|请关注|请点击|请访问|尽在|>>|»)/,
    cases: [
      '继续阅读下一篇',
      '(继续看:治水护河倡议书、河长述职)',
      '【点此收听朗读版】',
      '还有更多乡村振兴素材,正在整理中,点我催更',
      '点此领取档案人员培训课件(PPT)',
      '想看更多校园演讲?点这里进入专栏',
      '更多精彩的讲话稿范文,请关注本站',
      '【更多范文请关注微信:fanwen】',
      '查看更多相关文章',
      '【更多农村工作材料,请加微信:yangtian002】',
    ],
    not: ['更多的群众参与进来,更多的力量汇聚起来'],
  },
];

/** Headings of recommendation lists. */
export const RELATED_HEADING: readonly Rule[] = [
  {
    pattern:
      /^[【[(《]?(本站|本周|本月|今日|栏目|其他|其它|更多|与本文|本文|网站)?(相关|推荐|热门|最新|精彩|精选|随机|热点|人气|同类|延伸|延展|点击|阅读|图文|编辑|站内|近期)(的)?(文章|阅读|推荐|内容|范文|资讯|专题|文档|资料|链接|栏目|讲话稿|发言稿|演讲稿|信息|搜索|图文|热文|分类|合集|话题|新闻|热点|排行榜?|下载|更新|文库|作文|稿件){1,2}(排行榜?|推荐|列表)?[】\])》]?[:>»]*( ?更多[>»]*)?$/,
    cases: [
      '相关文章',
      '热门文章',
      '相关推荐:',
      '推荐阅读',
      '最新文章',
      '本周热门文章',
      '延伸阅读',
      '阅读排行',
      '精彩推荐',
      '相关链接',
      '热门专题 更多>>',
    ],
    not: ['最新的要求已经明确,各单位要抓紧落实', '热点问题', '最新精神'],
  },
  {
    pattern:
      /^(今日|最近|最新|本周|新近)(更新|发布|上架|收录)$|^(一周|本周|本月|今日|昨日|每日|24小时)?(热榜|人气榜|排行榜|点击榜|周榜|热搜榜?)$|^(猜|你|您)?(猜你|你|您)?(可能|也许|或许)?(还|也|会)*(喜欢|感兴趣|有兴趣|想看|在看|需要)(的)?(文章|内容|范文|主题|话题)?[:>»?]*$|^(大家|网友|别人|他们|其他人)(都|还|也)*在?(看|搜|读|关注)[:>»]*$|^排行榜$|^(上|下)一篇下一篇$/,
    cases: [
      '您可能有兴趣的主题',
      '一周热榜',
      '今日更新',
      '本周人气榜',
      '猜你喜欢',
      '你可能还想看',
      '您可能感兴趣',
      '大家都在看',
      '您可能感兴趣的文章:',
      '大家还在看',
    ],
    not: ['你喜欢'.concat('的工作,就要做好')],
  },
  {
    pattern:
      /^[【[《(“].{2,40}[】\]》)”](的)?(相关|推荐|热门|更多|最新).{0,10}[:>»]*$|^.{2,36}(相关|推荐)(文章|阅读|范文|推荐|链接|资料)[:>»]+$|(看了|阅读了|看过|浏览了|喜欢|下载了).{0,16}(的人|的网友|的用户|还(看|喜欢|下载|阅读|浏览)了?).{0,8}[:>»]*$/,
    cases: [
      '【工作会议讲话稿】相关文章:',
      '看了本文的人还看了',
      '《开学典礼致辞》的相关推荐',
      '教育工作会议讲话稿相关文章:',
      '阅读了该文的网友还看了:',
    ],
  },
];
/** Longest heading of a list, in characters. */
export const RELATED_HEADING_MOST = 48;

/** What must stay visible whatever else a line says: the reader has to know that text is missing. */
export const STAYS: readonly Rule[] = [
  {
    needs: '未字预隐登员费购载试剩',
    pattern:
      /未完|全文共?\d+字|预览(结束|已?完|到此)|此处隐藏|隐藏\d*个?字|(阅读|查看|继续)(全部|全文|余下|剩余).{0,16}(登录|登陆|会员|付费|购买|下载)|(登录|登陆)后?.{0,6}(阅读|查看)(全部|全文)|试读(结束|部分)|还剩\d+页/,
    cases: ['未完,全文共3268字', '预览结束', '此处隐藏1200个字', '阅读全部内容请先登录', '登录后查看全文', '试读结束'],
  },
  {
    needs: '篇页章',
    pattern: /^(上|下|前|后)一?(篇|页|章)|^(首页|尾页|末页)$|(上一页|下一页|上一篇|下一篇)[: ]/,
    cases: ['上一篇:县长的讲话', '下一页', '首页', '上一页 1 2 下一页'],
  },
  {
    needs: '置备图关版cC©',
    pattern:
      /^(当前位置|您(现在)?的位置|所在位置|现在位置|位置)[: ]|备案|icp|公网安备|网站地图|关于我们|^版权所有|^copyright|©/i,
    cases: ['当前位置:首页>讲话稿', '某ICP备00000000号', '网站地图', 'Copyright 2020', '© 范文网'],
  },
];

/** Buttons that open collapsed text. They go only where we opened it. */
export const EXPANDER: readonly Rule[] = [
  {
    pattern:
      /^(点击)?(展开|阅读|查看|显示|打开|加载|继续阅读)(剩余|余下|全部|全文|更多|完整|其余|隐藏)?(的)?(内容|全文|部分|正文|文章)?[^。]{0,12}$/,
    cases: ['展开剩余内容', '点击展开全文', '阅读全文', '展开', '查看更多 ▼'],
    not: ['阅读是一生的功课。'],
  },
];

/** Parts of class names and ids (whole words between - _ and digits) that say what a box holds. */
export const HINTS = {
  ad: /(^|[\s_-])(ads?|ads?(left|right|top|bottom|mid|middle|wrap|con|content|list|img|txt|text|area|zone|inner|outer)|adv|advert\w*|adsbygoogle|gg|ggao|guanggao|adsense|adbox|banner|sponsor\w*|dsp|union|promo\w*|tuiguang)(?=[\s_\d-]|$)/,
  promo:
    /(^|[\s_-])(bdshare\w*|share\w*|jiathis\w*|social|sns|qr\w*|qrcode|erweima|wx(box|code)?|weixin|wechat|down(load)?s?|download\w*|copybtn|copy|dashang|reward|vip\w*|applogin|app-?down\w*)(?=[\s_\d-]|$)/,
  float:
    /(^|[\s_-])(fixed|fix[-_]?(l|r|left|right|top|bottom|bar|box)|float\w*|couplet|duilian|popup|pop|suspend|xuanfu|piaofu)(?=[\s_\d-]|$)/,
  /** The site's own furniture, which stays. */
  site: /(^|[\s_-])(nav\w*|menu|header|head|topbar|crumbs?|breadcrumbs?|path|location|position|weizhi|dqwz|foot\w*|search\w*|comment\w*|pinglun|pages?|pager|pagination|paging|prenext|prev\w*|sxp|toc|catalog|mulu|directory)(?=[\s_\d-]|$)/,
} as const;

/** Parts of a panel or an article, not of the site. */
export const PANEL_PART = /(panel|card|article|post|entry|content|modal|box|main)[-_]?(foot|head|page)/;

/** Frames with these words in their address hold a video that belongs to the page. */
export const VIDEO_FRAME = /youtube|youku|bilibili|v\.qq\.com|iqiyi|vimeo|player|tudou|video/;
