/** The contract with readers: what a speech says stays, also where it uses the words that sites use. */
import { describe, expect, test } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

const LINES = [
  // Lines by themselves, as paragraphs and as headings.
  '让困难群众及时领到补贴。',
  '我们要把政策送货上门!',
  '二、实行送货上门,方便群众',
  '(三)村务公开扫码看,群众心里有本账',
  '要帮助大家,关注大家!',
  '群众扫码就能看到村里的账,谁也做不了假!',
  '领红包不如领任务!',
  '今年我们发放了消费优惠券。',
  '工会要为会员谋福利办实事!',
  // Lines of a hard-wrapped paragraph: no mark at the end.
  '使困难群众及时领到补贴,让他们感受到组织的关怀,各村要',
  '村里推行扫码看账,群众打开手机一扫就知道每一笔钱花到',
  // What speakers say of their own speech.
  '今天在这里跟大家分享一下工作体会,希望对大家有帮助。',
  '下面,就这几年的做法作一个汇总,供大家参考借鉴。',
  '以上发言,仅供参考,不当之处请批评指正。',
  '接下来,高二三班的同学为大家带来一组配乐演讲,请大家欣赏。',
];

describe.each(['<p>', '<br>'])('a speech laid out with %s', (layout) => {
  test.each(LINES)('%s', (line) => {
    const lines = ['同志们:', p(1), p(2), line, p(3), p(4), p(5)];
    const html = layout === '<p>' ? pageOf(lines) : pageOf([`<div>${lines.join('<br>')}</div>`]);
    expect(runCore(html).text.replace(/\s/g, '')).toContain(line.replace(/\s/g, ''));
  });
});

test.each(['clear-fix', 'cl-fix', 'post-fix'])('a box is not floating for being called %s', (name) => {
  const line = '安全生产,重在平时';
  const { text } = runCore(pageOf(['同志们:', p(1), `<div class="${name}">${line}</div>`, p(2), p(3)]));
  expect(text).toContain(line);
});
