import { describe, expect, test } from 'vitest';
import { convertPieces } from '../../test/core/convert.ts';

const ours = (text: string): string =>
  convertPieces([text], { to: 'traditional', variant: 'tw', quotes: false, ownWords: [], page: 'simplified' }).join('');

describe('a surname', () => {
  test.each([
    ['范书记', '范書記'],
    ['余主任', '余主任'],
    ['于市长', '于市長'],
    ['岳局长', '岳局長'],
    ['郁书记', '郁書記'],
    ['涂部长', '涂部長'],
    ['游书记', '游書記'],
    ['朴主任', '朴主任'],
    ['胡同志', '胡同志'],
    ['曲院长', '曲院長'],
    ['范副市长', '范副市長'],
    ['余某某', '余某某'],
    ['于氏宗祠', '于氏宗祠'],
    ['于幼军书记指出', '于幼軍書記指出'],
    ['岳福洪副主席', '岳福洪副主席'],
    ['同志们，于书记今天来了', '同志們，于書記今天來了'],
    ['记者 于莉', '記者 于莉'],
    ['记者于莉 摄', '記者于莉 攝'],
    ['作者：余秋月', '作者：余秋月'],
    // Right without help, and to stay so.
    ['谷书记、姜书记、沈书记', '谷書記、姜書記、沈書記'],
    ['钟书记、叶书记、万书记', '鍾書記、葉書記、萬書記'],
    ['万俟书记', '万俟書記'],
    ['范仲淹的岳阳楼', '范仲淹的岳陽樓'],
  ])('%s is %s', (simplified, traditional) => {
    expect(ours(simplified)).toBe(traditional);
  });
});

describe('no surname', () => {
  test.each([
    ['示范主任', '示範主任'],
    ['范围内书记', '範圍內書記'],
    ['模范教师', '模範教師'],
    ['其余主任', '其餘主任'],
    ['20余位老师', '20餘位老師'],
    ['二十余校长', '二十餘校長'],
    ['余下的老师', '餘下的老師'],
    ['余额经理', '餘額經理'],
    ['对于市长来说', '對於市長來說'],
    ['关于部长', '關於部長'],
    ['敢于老师', '敢於老師'],
    ['于今年主任会议', '於今年主任會議'],
    ['于我们老师', '於我們老師'],
    ['旅游局长', '旅遊局長'],
    ['作风简朴主任', '作風簡樸主任'],
    ['粉涂经理', '粉塗經理'],
    ['记者于昨日发稿', '記者於昨日發稿'],
  ])('%s is %s', (simplified, traditional) => {
    expect(ours(simplified)).toBe(traditional);
  });
});
