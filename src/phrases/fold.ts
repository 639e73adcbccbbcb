/**
 * Brings text into the one form that patterns are written in: half-width marks, simplified characters.
 *
 * One character for one, so that offsets stay the same. Of the traditional characters only those are known that the
 * phrase tables use (`fold.test.ts` fails when a table uses one that is not): this is for matching, not for reading.
 */

/** Traditional characters, and below them, in the same places, their simplified forms. */
const TRADITIONAL =
  '並乾亞佈併來侷係個們倖倫偉傑備傢傳傾僅價儘優兒內兩冊凱別刪則剋創劃動務勝勞勵匯區協卽厤參叄員問啓啟喬單嗎噹嚮囌國圓圖報場' +
  '夠夢夥奧奪奬奮婦學實審寫將專對導屆岡崗師帶幫幷幹幾庫廣張強彆彔彙後從復徵惱愛態慶慾應懞戰戶捨掃揚搶摺擊擬攜敎數於旂昇時暢' +
  '曆曏書會東査條業榦構樂標樣樹機檔檢檯欄權歐歡歷歸殺氣氾汎沒況湯準溫滙滿漢澤濛瀏為烏無煩熱爭爲爾獎獲獻現瑪環瓊產産畢當發盡' +
  '盧眞眾矇硃確碼祕禮種稱穫競筆箇節範簡簽籤糾約紅納紙級紮紹終組結絡給統經綫維綱網綵緊線編練緻縣總績織繫繼續纔羅羣習聖聞聯職' +
  '聽腦臺與興舉茲華萊萬葉蒐蓆蔘薦薩蘇蘭處號衆衕衚裏裝裡製複見規親覽觀訂計訊討訓託記訪許註証詐評詞詢試詩話該誌認誕語誠誦說説' +
  '課調談請論諧諮諸諺諾謎講謝謹證識譜議護讀讓讚貝貢責貳貴買費貿賀資賈賓賞質購賽贅贊跡踐蹟軍載輝輩輯轉辦辭辯迴這週進遊運過達' +
  '遜適選邁還鄉醫錄錢錦錯録錶鍵鏈鑑鑒長門閉開間閣閤閱閲闆關陞陸陽階隨隱電鞦韋頁頂順預頒領頭頻題願類顯颱餘饋馬騰驗體髮鬍鬥魯' +
  '麥麪麫麵麼麽黃點黨齣';
const SIMPLIFIED =
  '并干亚布并来局系个们幸伦伟杰备家传倾仅价尽优儿内两册凯别删则克创划动务胜劳励汇区协即历参叁员问启启乔单吗当向苏国圆图报场' +
  '够梦伙奥夺奖奋妇学实审写将专对导届冈岗师带帮并干几库广张强别录汇后从复征恼爱态庆欲应蒙战户舍扫扬抢折击拟携教数于旗升时畅' +
  '历向书会东查条业干构乐标样树机档检台栏权欧欢历归杀气泛泛没况汤准温汇满汉泽蒙浏为乌无烦热争为尔奖获献现玛环琼产产毕当发尽' +
  '卢真众蒙朱确码秘礼种称获竞笔个节范简签签纠约红纳纸级扎绍终组结络给统经线维纲网彩紧线编练致县总绩织系继续才罗群习圣闻联职' +
  '听脑台与兴举兹华莱万叶搜席参荐萨苏兰处号众同胡里装里制复见规亲览观订计讯讨训托记访许注证诈评词询试诗话该志认诞语诚诵说说' +
  '课调谈请论谐咨诸谚诺谜讲谢谨证识谱议护读让赞贝贡责贰贵买费贸贺资贾宾赏质购赛赘赞迹践迹军载辉辈辑转办辞辩回这周进游运过达' +
  '逊适选迈还乡医录钱锦错录表键链鉴鉴长门闭开间阁合阅阅板关升陆阳阶随隐电秋韦页顶顺预颁领头频题愿类显台余馈马腾验体发胡斗鲁' +
  '麦面面面么么黄点党出';

/** What each UTF-16 unit becomes; 0: itself. */
const FOLDED = new Uint16Array(0x10000);
for (let i = 0; i < TRADITIONAL.length; i++) FOLDED[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
// Full-width forms of ASCII (U+FF01 to U+FF5E) lie 0xFEE0 above it.
for (let c = 0xff01; c <= 0xff5e; c++) FOLDED[c] = c - 0xfee0;
// Spaces, marks of the other script, and compatibility forms.
for (const [from, to] of [
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u300c', '\u201c'],
  ['\u300d', '\u201d'],
  ['\uff61', '\u3002'],
  ['\ufe30', ':'],
] as const)
  FOLDED[from.charCodeAt(0)] = to.charCodeAt(0);

/** @returns text of the same length */
export function fold(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const to = FOLDED[text.charCodeAt(i)]!;
    if (to === 0) continue;
    folded += text.slice(from, i) + String.fromCharCode(to);
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}
