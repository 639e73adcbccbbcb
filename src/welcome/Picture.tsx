/** What Rostrum does, in one picture: a page of the sample as it is, and as Rostrum shows it. Its words are the sample's. */
import type { ComponentChildren } from 'preact';
import { t } from '../ui/i18n.ts';

/** Where lines of text begin and end, in the picture's own units. */
type Line = readonly [x: number, y: number, width: number];

const lines = (all: readonly Line[]) =>
  all.map(([x, y, width]) => <rect key={`${x} ${y}`} class="line" x={x} y={y} width={width} height="4" rx="2" />);

/** A web page, with the site's bar at its top. */
function Sheet({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 300 230" aria-hidden="true">
      <rect class="page" x="1" y="1" width="298" height="228" rx="8" />
      <path class="head" d="M1 9a8 8 0 018-8h282a8 8 0 018 8v17H1z" />
      {children}
    </svg>
  );
}

export function Picture() {
  return (
    <figure class="picture" role="img" aria-label={t('welcome_picture')}>
      <Sheet>
        <rect class="ad" x="12" y="34" width="276" height="22" rx="3" />
        <text class="on-ad" x="150" y="49" text-anchor="middle">
          公文写作特训营 限时五折
        </text>
        {lines([
          [12, 66, 186],
          [12, 76, 150],
        ])}
        <text x="12" y="99">
          一、肯定成绩，坚定信心
        </text>
        {lines([
          [12, 107, 186],
          [12, 117, 96],
        ])}
        <rect class="ad other" x="12" y="128" width="186" height="26" rx="3" />
        <text class="on-ad" x="105" y="145" text-anchor="middle">
          AI写作助手三分钟出稿
        </text>
        <text x="12" y="173">
          二、正视
        </text>
        <text class="debris" x="62" y="173">
          页，当前第 2
        </text>
        {lines([
          [12, 182, 120],
          [12, 192, 64],
          [12, 206, 186],
          [12, 216, 140],
        ])}
        <rect class="ad third" x="210" y="66" width="78" height="60" rx="3" />
        <text class="on-ad" x="249" y="93" text-anchor="middle">
          会员
        </text>
        <text class="on-ad" x="249" y="109" text-anchor="middle">
          三十九元
        </text>
        <text class="link" x="210" y="146">
          检讨书范文
        </text>
        <text class="link" x="210" y="163">
          入党申请书
        </text>
        <text class="link" x="210" y="180">
          辞职报告
        </text>
        <rect class="ad" x="222" y="192" width="66" height="28" rx="3" />
        <text class="on-ad" x="255" y="210" text-anchor="middle">
          代写改稿
        </text>
      </Sheet>
      <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 12h15m-6-6l6 6-6 6" />
      </svg>
      <Sheet>
        {lines([
          [12, 40, 160],
          [12, 50, 130],
        ])}
        <text x="12" y="75">
          一、肯定成绩，坚定信心
        </text>
        {lines([
          [12, 84, 160],
          [12, 94, 160],
          [12, 104, 84],
        ])}
        <text x="12" y="129">
          二、正视不足
        </text>
        {lines([
          [12, 138, 160],
          [12, 148, 122],
        ])}
        <text x="12" y="173">
          三、真抓实干
        </text>
        {lines([
          [12, 182, 160],
          [12, 192, 160],
          [12, 202, 160],
          [12, 212, 60],
        ])}
        <path class="panel" d="M186 26h113v195a8 8 0 01-8 8H186z" />
        <text class="name" x="196" y="45">
          讲台
        </text>
        <path class="rule" d="M186 54h113" />
        <text class="speech" x="196" y="72">
          讲话稿 篇1
        </text>
        <rect class="here" x="192" y="79" width="101" height="18" rx="3" />
        <text x="204" y="92">
          一、肯定成绩
        </text>
        <text x="204" y="111">
          二、正视不足
        </text>
        <text x="204" y="130">
          三、真抓实干
        </text>
        <text class="speech" x="196" y="153">
          讲话稿 篇2
        </text>
        <text x="204" y="172">
          一、抓质量
        </text>
        <text x="204" y="191">
          二、抓成本
        </text>
        <text class="speech" x="196" y="214">
          讲话稿 篇3
        </text>
      </Sheet>
    </figure>
  );
}
