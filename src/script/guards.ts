/**
 * Words that win over the dictionary phrase in front of them.
 *
 * OpenCC cuts a text from the left and takes the longest phrase at each place. In 把握发展 it takes 把, and then 握发 (to
 * hold one's hair), so that 发展 becomes 髮展. Where a short phrase of its dictionary ends in the character that one of
 * these words begins with, and the word stands there whole, the phrase is not taken. The words are those that the bare
 * converter spoils behind common words of speeches: found by converting every two words of our test pages together and
 * apart, and comparing. One row here does the work of hundreds of phrases, since it does not depend on what comes first.
 */

export interface Guard {
  /** Words; behind `!`, characters that make it another word when they follow (干部!门 is not in 若干部门). */
  words: string;
  /** Characters in front, with which the phrase is right after all: 恢复|制造, 一只|有名的猫. */
  unless?: string;
}

export const GUARDS: readonly Guard[] = [
  {
    words:
      '发展 发挥 发言 发布 发现 发表 发动 发起 发放 发生 发出 发扬 发达 发送 发给 发改 发证 发力 发育 发明 发愤 发奋 发掘 发往 发来 发问 发射 发文 发短信 发通知 发声 发愣 发家 发难 发源 发票 发音 发光',
  },
  { words: '发行', unless: '理美假毛' },
  {
    words:
      '干部!门署位 干事 干群 干警 干劲 干什么 干出 干成 干活 干好 干实事 干工作 干大事 干起 干完 干流 干净 干扰 干预 干涉 干燥 干旱 干脆',
    unless: '若',
  },
  {
    words:
      '只有 只要 只能 只是 只会 只讲 只顾 只看 只做 只剩 只为 只想 只用 只需 只争 只说 只靠 只管 只求 只好 只许 只知 只重 只图 只停留 只提 只问',
    unless: '一二两三四五六七八九十百千万几数每',
  },
  { words: '历史 历任 历来 历届 历经 历练 历程' },
  {
    words: '制度 制定 制约 制止 制订 制裁 制胜 制衡 制高点 制造 制作',
    unless: '体机编控限法建研抵强管抑节牵遏克专复绘印录炮监特旧规',
  },
  { words: '表示 表彰 表态 表现 表达 表扬 表明 表决 表率 表述 表演' },
  {
    words: '复杂 复制 复印 复合 复习 复查 复议 复兴 复苏 复工 复核 复垦',
    unless: '恢重反答修康报光收平往批回',
  },
  { words: '参与 参加 参考 参会 参观 参赛 参战 参政 参保 参军 参谋 参照 参建 参阅' },
  { words: '系统 系列 系红领巾 系鞋带 系安全带', unless: '关联维体派谱星' },
  { words: '采取 采访 采用 采购 采暖 采摘 采纳 采集 采写 采样' },
  { words: '如何 如果 如下 如今 如此 如同 如有 如意' },
  { words: '了解!决放释读答除' },
  { words: '舍得 舍不得 舍弃 舍小家' },
  { words: '准备 准确 准则', unless: '批核获不标水对恩' },
  { words: '斗争 斗志 赞成 赞同 赞美 游客 项目 部门 部署 部队' },
  { words: '思想 思路 思维 思考 坚持 坚定 坚决' },
  { words: '解决!策心议定赛算 解放 解释!放 解读 解答 解除' },
  {
    words:
      '几年 几个 几天 几百 几千 几十 几万 几次 几位 几点 几项 几代 几件 几乎 几方面 几句 几大 几条 几名 几家 几种 几步 几分',
    unless: '茶',
  },
  { words: '里面 里头', unless: '公邻故乡千万百十英华' },
  { words: '面对 面临 面向 面前 面积 面貌' },
  { words: '出现 出发 出台 出席 出来 出去 出版 出资 出口 出色 出力 出征 出路 出彩' },
  { words: '并不 并举 并肩 并存 并行 并且 并非 并重 并没有 并进', unless: '合吞兼撤归' },
  { words: '周年 周期 周边 周到 周密 周全 周围 周转 周刊 周末', unless: '每一两三几数本下上这那' },
  { words: '核心 核实 核对 核查 核准 核定 核算 核电' },
  { words: '台湾 台胞 台商 台阶 台账 台词' },
  { words: '台上 台下', unless: '柜灶吧球写梳窗炉镜案站锅务阳' },
  { words: '后来 后面 后果 后勤 后续 后备 后代 后人 后进 后期 后劲 后方 后盾 后台 后者 后顾', unless: '皇王太' },
  { words: '签字 签订 签名 签署 签约 签发 签收 签到 签证 签了', unless: '抽牙标竹书' },
  { words: '尽快 尽管 尽量 尽早 尽可能', unless: '竭' },
  { words: '致辞 致词 致敬 致力 致富 致以 致使 致信 致谢' },
  { words: '汇报 汇聚 汇集 汇编' },
  { words: '汇总', unless: '外' },
  { words: '困难 困境 困扰 困惑 困局' },
  { words: '扎实 扎根 扎扎实实 扎牢 扎紧' },
  { words: '云计算 云集 云平台' },
  { words: '志愿 志向 志气 志士' },
  { words: '征求 征收 征集 征程 征地 征文' },
  { words: '注重 注意 注入' },
  { words: '幸福 幸运' },
  { words: '具体 具有 具备 什么 伙伴 私人 私营' },
  { words: '促进 促使 针对 链接 链条 价值 价格 布局 布置' },
  { words: '作用 作为 作风 作出 成为 成立 成功 成绩 成效 成果 成熟' },
  { words: '条件 条例 条款 团结 团队 团员 点燃 点亮' },
  { words: '人民 人员 人才 人心 人大 人类 人数 人士 人物 民生 民主 民族 民众 民警 民意' },
  { words: '社会 社区 党员 党委 党政 党组 党内 党支部 老师 老人 老百姓 老干部 老同志 老板 居民 居住 门口 科技 科学' },
  { words: '网络 网站 网上 网友 网民' },
  { words: '正在 正确 正式 长期 长远 纳入 约束 约定 加强 加快 加大 根本 根据 城市 城乡 城区 城镇' },
  {
    words:
      '中国 中央 中心 中华 中共 中间 进一步 进行 进程 进取 进步 进来 明确 明年 应急 应对 带动 带来 带头 结合 结构 结果',
  },
  {
    words:
      '指导 指挥 指标 指出 指示 政府 政策 政治 支持 支部 支撑 将来 重点 重要 重大 重视 重新 地方 教育 教师 文化 文明 文件',
  },
  { words: '着力 着眼 合理 产生 产业 力争 力求 才能' },
  { words: '摆放 摆脱 摆在 会议 回来 回家 回顾 回去 回报 回应 回复' },
];

interface Word {
  text: string;
  not: string;
  unless: string;
}

/** The words by the character that they begin with. */
const BY_FIRST = new Map<string, Word[]>();
for (const { words, unless = '' } of GUARDS)
  for (const word of words.split(' ')) {
    const [text = '', not = ''] = word.split('!');
    const first = text.charAt(0);
    const list = BY_FIRST.get(first);
    if (list) list.push({ text, not, unless });
    else BY_FIRST.set(first, [{ text, not, unless }]);
  }

/** Longer phrases (idioms) are no accident of two words that stand side by side. */
const LONGEST_PHRASE = 3;

/**
 * How much of a dictionary phrase may be taken, in view of the word that begins in its last character.
 * @returns `end`, or the place in front of that last character
 */
export function guard(text: string, start: number, end: number): number {
  if (end - start > LONGEST_PHRASE) return end;
  const words = BY_FIRST.get(text.charAt(end - 1));
  if (!words) return end;
  const before = text.charAt(end - 2);
  for (const word of words) {
    if (!text.startsWith(word.text, end - 1)) continue;
    if (word.unless.includes(before)) continue;
    const behind = text.charAt(end - 1 + word.text.length);
    if (behind && word.not.includes(behind)) continue;
    return end - 1;
  }
  return end;
}
