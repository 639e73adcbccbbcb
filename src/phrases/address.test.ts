import { describe, expect, test } from 'vitest';
import { widths } from '../../test/core/make.ts';
import { address, salutation } from './address.ts';
import { closing, greeting } from './courtesy.ts';
import { fold } from './fold.ts';

describe.each(widths)('salutations, %s', (_, width) => {
  const length = (line: string) => salutation(fold(width(line)));

  test.each([
    '同志们:',
    '同志们、朋友们:',
    '各位代表、同志们:',
    '尊敬的各位领导、各位来宾:',
    '老师们、同学们:',
    '女士们、先生们、朋友们:',
    '主席、各位議員:',
    '各位國人同胞:',
    '尊敬的评委老师,亲爱的同学们:',
    '亲爱的爸爸妈妈、各位家长:',
    '尊敬的李校长、各位老师:',
    '各位乡亲:',
    '在座的各位同事:',
    '战友们:',
    '校长、各位师长、各位家长,还有今天最帅气的毕业生:',
    'Distinguished guests, 各位来宾:',
    '尊敬的主席先生(Mr. Chairman)、各位代表:',
  ])('%s', (line) => {
    expect(length(line)).toBe(line.length);
  });

  test('the text behind a run-in salutation is not part of it', () => {
    expect(length('同志们:这次会议只讲三件事。')).toBe(4);
  });

  test.each([
    '会上,县长对同志们说:',
    '各位代表指出:',
    '现将各位领导的意见通知如下:',
    '全体同志要做到以下几点:',
    '县长对在座的同志说:',
    '领导重视,同志们支持:',
    '任务分三项:',
    '同志们!',
    '各位代表!',
    '同志们,大家好。今天只讲一点:',
    '广大干部群众反映最多的是:',
    '来源:各位网友',
    ':',
    '',
  ])('not %s', (line) => {
    expect(length(line)).toBe(0);
  });
});

describe.each(widths)('addresses inside a speech, %s', (_, width) => {
  test.each(['各位代表!', '同志们!', '同志们,', '尊敬的各位领导,', '各位来宾、', '同学们:'])('%s', (line) => {
    expect(address(fold(width(line)))).toBe(true);
  });
  test.each(['同志们', '加油!', '我们要加强团结,', `${'各位代表、'.repeat(9)}同志们!`])('not %s', (line) => {
    expect(address(fold(width(line)))).toBe(false);
  });
});

test.each(['各位代表听取了报告!', '同志们辛苦了一年,收成好!'])('a statement is no address: %s', (line) => {
  expect(address(line)).toBe(false);
});

describe.each(widths)('greetings, %s', (_, width) => {
  test.each([
    '大家好!',
    '大家上午好!',
    '各位领导,大家下午好!',
    '下午好!今天',
    '大家早安',
    '老师们、同学们,早上好!',
    '新年好!',
  ])('%s', (line) => {
    expect(greeting(fold(width(line)))).toBe(true);
  });
  test.each(['形势一天比一天好', '基础打得牢,才能走得好的路', '今天下午开会', '他向大家问好'])('not %s', (line) => {
    expect(greeting(fold(width(line)))).toBe(false);
  });
});

describe.each(widths)('closings, %s', (_, width) => {
  test.each([
    '谢谢大家!',
    '多謝各位。',
    '我的演讲到此结束,谢谢。',
    '预祝大会圆满成功!',
    '以上报告,请予评议。',
    '我宣布,运动会开幕!',
    '此致',
    '敬礼!',
    '完',
    '让我们为更好的明天而努力奋斗!',
    `${'今年的收成比往年好,'.repeat(12)}谢谢大家!`,
  ])('%s', (line) => {
    expect(closing(fold(width(line)))).toBe(true);
  });
  test.each([
    '谢谢大家的提问,下面我逐条回答,先说修路的事。',
    '完善制度',
    '我们感谢邻村送来了三台抽水机和二十名有经验的师傅。',
    `谢谢大家!${'说完这句话,他又讲起了村里修水渠的往事。'.repeat(4)}`,
    '奋斗是青春的底色,也是劳动者的本分。',
  ])('not %s', (line) => {
    expect(closing(fold(width(line)))).toBe(false);
  });
});
