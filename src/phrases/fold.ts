/**
 * Brings text into the one form that patterns are written in: half-width marks, simplified characters.
 *
 * One character for one, so that offsets stay the same. Of the traditional characters only those are known that the
 * phrase tables use (`fold.test.ts` fails when a table uses one that is not): this is for matching, not for reading.
 */

/** Traditional characters, and below them, in the same places, their simplified forms. */
const TRADITIONAL =
  '並乾亞佈併來侷係個們倖倫偉傑備傢傳傾僅價儘優兒內兩冊凱別刪則剋創劃動務勝勞勵匯區協卽厤參叄員問啓啟喬單嗎嘆噹嚮囌國圓圖執' +
  '報場夠夢夥奧奪奬奮婦學實審寫將專對導屆岡崗師帶幫幷幹幾庫廣張強彆彔彙後從復徵悅惱愛態慶慾應懞戰戶捨掃揚搖搶摺擊擬攜敎數於' +
  '旂昇時暢曆曏書會東査條業榦榮構樂樓標樣樹機檔檢檯欄權歎歐歡歷歸殺氣氾汎沒況減湯準溫滙滿漢澤濛瀏為烏無煩熱爭爲爾獎獲獻現瑪' +
  '環瓊產産畢當發皺盡盧眞眾矇硃確碼祕禮種稱穫競筆箇節範簡簽籤糾約紅納紙級紮細紹終組結絡給統經綫維綱網綵緊緒線編練緻縣總績織' +
  '繫繼續纔羅羣義習聖聞聯聲職聽腦臺與興舉茲華萊萬葉蒐蓆蔘薦薩蘇蘭處號衆衕衚裏裝裡製複見規視親覽觀訂計訊討訓託記訪許註証詐評' +
  '詞詢試詩話該詳誌認誕語誠誦說説課調談請論諧諮諸諺諾謂謎講謝謹證識譜議護讀讓讚貝負貢責貳貴買費貿賀資賈賓賞質購賽贅贈贊跡踐' +
  '蹟車軍載輝輩輯轉辦辭辯迴這週進遊運過達遜適選邁還鄉醫錄錢錦錯録錶鍵鎭鎮鏈鑑鑒長門閉開間閣閤閱閲闆關陞陳陸陽階隨隱隻雖電鞦' +
  '韆韋響頁頂項順須預頒頓領頭頻題願類顯風颱餘饋馬騰驗驟體髮鬍鬚鬥魯麥麪麫麵麼麽黃點黨齣';
const SIMPLIFIED =
  '并干亚布并来局系个们幸伦伟杰备家传倾仅价尽优儿内两册凯别删则克创划动务胜劳励汇区协即历参叁员问启启乔单吗叹当向苏国圆图执' +
  '报场够梦伙奥夺奖奋妇学实审写将专对导届冈岗师带帮并干几库广张强别录汇后从复征悦恼爱态庆欲应蒙战户舍扫扬摇抢折击拟携教数于' +
  '旗升时畅历向书会东查条业干荣构乐楼标样树机档检台栏权叹欧欢历归杀气泛泛没况减汤准温汇满汉泽蒙浏为乌无烦热争为尔奖获献现玛' +
  '环琼产产毕当发皱尽卢真众蒙朱确码秘礼种称获竞笔个节范简签签纠约红纳纸级扎细绍终组结络给统经线维纲网彩紧绪线编练致县总绩织' +
  '系继续才罗群义习圣闻联声职听脑台与兴举兹华莱万叶搜席参荐萨苏兰处号众同胡里装里制复见规视亲览观订计讯讨训托记访许注证诈评' +
  '词询试诗话该详志认诞语诚诵说说课调谈请论谐咨诸谚诺谓谜讲谢谨证识谱议护读让赞贝负贡责贰贵买费贸贺资贾宾赏质购赛赘赠赞迹践' +
  '迹车军载辉辈辑转办辞辩回这周进游运过达逊适选迈还乡医录钱锦错录表键镇镇链鉴鉴长门闭开间阁合阅阅板关升陈陆阳阶随隐只虽电秋' +
  '千韦响页顶项顺须预颁顿领头频题愿类显风台余馈马腾验骤体发胡须斗鲁麦面面面么么黄点党出';

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
