import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { describe, expect, test } from 'vitest';
import { convertPieces } from '../../test/core/convert.ts';
import { GUARDS } from './guards.ts';

const ours = (text: string): string =>
  convertPieces([text], { to: 'traditional', variant: 't', quotes: false, ownWords: [], page: 'simplified' }).join('');
const bare = ConverterBuilder(toTraditional)({ from: 'cn', to: 't' });

/** What the bare converter spoils, in OpenCC's standard script: at least one for each row of guards. */
const CASES: [simplified: string, traditional: string][] = [
  ['把握发展机遇', '把握發展機遇'],
  ['并发挥作用', '並發揮作用'],
  ['家长发言', '家長發言'],
  ['不断发行', '不斷發行'],
  ['好干部', '好幹部'],
  ['良好干部', '良好幹部'],
  ['长江干流', '長江幹流'],
  ['也是只有一条路', '也是只有一條路'],
  ['百年历史', '百年歷史'],
  ['今日历史', '今日歷史'],
  ['城市制造', '城市製造'],
  ['规定制度', '規定制度'],
  ['强调表示', '強調表示'],
  ['起来复杂', '起來複雜'],
  ['老人参与', '老人參與'],
  ['中心系统', '中心系統'],
  ['没有采取措施', '沒有採取措施'],
  ['展示了如何', '展示了如何'],
  ['需要了解', '需要瞭解'],
  ['对外舍不得', '對外捨不得'],
  ['方案准备', '方案準備'],
  ['一斗争', '一鬥爭'],
  ['推广部门', '推廣部門'],
  ['落脚于思想', '落腳於思想'],
  ['采取了解决办法', '採取了解決辦法'],
  ['提高几年', '提高幾年'],
  ['组织里面', '組織裏面'],
  ['科学面对', '科學面對'],
  ['第一出现', '第一出現'],
  ['第一并不', '第一並不'],
  ['没有周期', '沒有週期'],
  ['处在核心位置', '處在核心位置'],
  ['服务台湾同胞', '服務臺灣同胞'],
  ['今天台上', '今天臺上'],
  ['今天后来', '今天後來'],
  ['大会上签约', '大會上簽約'],
  ['社会尽快', '社會儘快'],
  ['目标致力', '目標致力'],
  ['对外汇报', '對外彙報'],
  ['作用汇总', '作用彙總'],
  ['做好困难群众工作', '做好困難羣衆工作'],
  ['重点扎实推进', '重點紮實推進'],
  ['没有云计算', '沒有雲計算'],
  ['各地志愿者', '各地志願者'],
  ['努力征求意见', '努力徵求意見'],
  ['目标注重实效', '目標注重實效'],
  ['工作幸福', '工作幸福'],
  ['大家具体说说', '大家具體說說'],
  ['大局促进', '大局促進'],
  ['并成立专班', '並成立專班'],
  ['地方才能', '地方才能'],
  ['向明确的目标', '向明確的目標'],
  ['重大斗争', '重大鬥爭'],
  ['背着力', '背着力'],
  ['上下摆脱', '上下擺脫'],
  ['进行针对', '進行針對'],
  ['下面条件', '下面條件'],
  ['队里人员', '隊裏人員'],
  ['镇里党员', '鎮裏黨員'],
  ['发网络', '發網絡'],
  ['农村里长期', '農村裏長期'],
  ['一个中国', '一個中國'],
  ['干政府的事', '幹政府的事'],
  ['批回来', '批回來'],
];

describe('a word wins over the phrase in front of it', () => {
  test.each(CASES)('%s is %s', (simplified, traditional) => {
    expect(ours(simplified)).toBe(traditional);
    expect(bare(simplified), 'the bare converter has it right').not.toBe(traditional);
  });
  test.each(GUARDS.map(({ words }) => [words]))('%s: has a case', (words) => {
    const list = words.split(' ').map((word) => word.split('!')[0]!);
    expect(CASES.some(([text]) => list.some((word) => text.includes(word)))).toBe(true);
  });
});

describe('a word in one of these phrases is none', () => {
  test.each([
    ['若干部门', '若干部門'],
    ['恢复制造', '恢復製造'],
    ['控制造价', '控制造價'],
    ['控制作用', '控制作用'],
    ['美发行业', '美髮行業'],
    ['一只有名的鸟', '一隻有名的鳥'],
    ['合并不易', '合併不易'],
    ['柜台上', '櫃檯上'],
    ['皇后来了', '皇后來了'],
    ['外汇总额', '外匯總額'],
    ['邻里面对面', '鄰里面對面'],
    ['了解决策过程', '瞭解決策過程'],
    ['每周全市通报', '每週全市通報'],
    ['千钧一发展览', '千鈞一髮展覽'],
  ])('%s is %s', (simplified, traditional) => {
    expect(ours(simplified)).toBe(traditional);
  });
});
