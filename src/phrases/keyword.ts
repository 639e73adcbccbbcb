/**
 * Names of columns that these sites turn into links inside the text. A link that breaks the sentence leaves one of them
 * as a line of its own, with a full stop (survey: keyword links).
 */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    '工作总结 总结 年终总结 个人总结 学习总结 工作计划 计划 计划书 策划书 策划 策划方案 活动方案 工作方案 实施方案 方案 应急预案 预案 ' +
    '散文 诗歌 小说 作文 日记 周记 读后感 观后感 心得体会 心得 体会 感想 演讲稿 演讲 讲话稿 讲话 发言稿 主持词 主持稿 致辞 祝福语 ' +
    '述职报告 报告 调查报告 实习报告 辞职报告 申请书 入党申请书 倡议书 保证书 承诺书 责任书 检讨书 介绍信 感谢信 表扬信 邀请函 推荐信 ' +
    '合同 协议 协议书 规章制度 制度 管理制度 岗位职责 职责 通知 公告 启事 简历 自我评价 自我介绍 自我鉴定 鉴定 评语 教案 教学反思 反思 ' +
    '教学计划 说课稿 课件 试题 论文 毕业论文 事迹材料 先进事迹 材料 思想汇报 汇报 汇报材料 党课 新闻稿 广播稿 解说词 导游词 广告词 ' +
    '标语 宣传语 谚语 成语 名言 格言 句子 对联 春联 谜语 童话 寓言 笑话 短信 贺词 婚礼主持词 国旗下讲话 社会实践 安全生产 学习方法 范文 公文 文秘 征文 案例'
  ).split(' '),
);

/** Columns named for a theme or a day. A speech may say such a word in a line by itself: they count for less. */
export const THEMES: ReadonlySet<string> = new Set(
  (
    '口号 故事 年会 实习 军训 环保 节约 诚信 感恩 励志 青春 梦想 教育 英语 语文 数学 体育 音乐 节日 ' +
    '元旦 春节 国庆节 中秋节 教师节 端午节 重阳节 清明节 儿童节 妇女节 劳动节 母亲节 父亲节 建军节 建党节 植树节 圣诞节'
  ).split(' '),
);
