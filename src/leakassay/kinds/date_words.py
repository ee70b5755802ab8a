"""Words that stand in dates, in some thirty languages, with what they mean to the date kernel.

Names of months, in full and short, are those of Unicode CLDR 45 and common spellings beside them.
Upper, lower and title case are added where they are used.
"""

_MONTHS = """
january jan januar jänner janvier janv enero ene gennaio gen januari januára stycznia styczeń
sty ledna leden led janeiro января январь янв січня січень січ януари ocak oca ianuarie ian
január tammikuuta tammikuu ιανουαρίου ιανουάριος ιαν sausio janvāris jaanuar siječnja јануар
janar يناير كانون الثاني ינואר जनवरी มกราคม ม.ค. januwari tháng một

february feb februar feber février févr fév fevrier febrero febbraio februari lutego luty lut
února únor úno fevereiro fev февраля февраль фев февр лютого лютий лют февруари şubat şub
februarie február helmikuuta helmikuu φεβρουαρίου φεβρουάριος φεβ vasario februāris veebruar
veljače фебруар فبراير شباط פברואר फ़रवरी फरवरी กุมภาพันธ์ ก.พ. pebruari

march mar märz maerz mrz mär mars marzo maart mrt marca marzec března březen bře março marco
марта март мар березня березень бер mart martie március maaliskuuta maaliskuu μαρτίου μάρτιος
μαρ kovo marts märts ožujka مارس آذار מרץ मार्च มีนาคม มี.ค. maret

april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben dub апреля апрель апр
квітня квітень кві април nisan nis aprilie április huhtikuuta huhtikuu απριλίου απρίλιος απρ
balandžio aprīlis aprill travnja أبريل نيسان ابريل אפריל अप्रैल เมษายน เม.ย.

may mai mayo maggio mag mei maja maj května květen kvě maio мая май травня травень тра mayıs
május toukokuuta toukokuu μαΐου μάιος μαϊ gegužės maijs svibnja мај مايو أيار מאי मई พฤษภาคม
พ.ค.

june jun juni juin junio giugno giu czerwca czerwiec cze června červen čvn junho июня июнь июн
червня червень чер юни haziran haz iunie iun június kesäkuuta kesäkuu ιουνίου ιούνιος ιουν
birželio jūnijs juuni lipnja јун يونيو حزيران יוני जून มิถุนายน มิ.ย.

july jul juli juillet juil julio luglio lug lipca lipiec lip července červenec čvc julho июля
июль июл липня липень лип юли temmuz tem iulie iul július heinäkuuta heinäkuu ιουλίου ιούλιος
ιουλ liepos jūlijs juuli srpnja јул يوليو تموز יולי जुलाई กรกฎาคม ก.ค.

august aug août aout agosto ago augustus sierpnia sierpień sie srpna srpen srp августа август
авг серпня серпень сер ağustos ağu augusztus elokuuta elokuu αυγούστου αύγουστος αυγ rugpjūčio
augusts kolovoza أغسطس آب اغسطس אוגוסט अगस्त สิงหาคม ส.ค. agustus agu

september sep sept septembre septiembre set settembre września wrzesień wrz září zář setembro
сентября сентябрь сен сент вересня вересень вер септември eylül eyl septembrie szeptember
syyskuuta syyskuu σεπτεμβρίου σεπτέμβριος σεπ rugsėjo septembris rujna септембар سبتمبر أيلول
ספטמבר सितंबर सितम्बर กันยายน ก.ย.

october oct oktober okt octobre octubre ottobre ott października październik paź října říjen říj
outubro out октября октябрь окт жовтня жовтень жов октомври ekim eki octombrie október lokakuuta
lokakuu οκτωβρίου οκτώβριος οκτ spalio oktobris oktoober listopada октобар أكتوبر تشرين الأول
אוקטובר अक्टूबर ตุลาคม ต.ค.

november nov novembre noviembre novembro listopad lis listopadu ноября ноябрь ноя нояб листопада
листопад лис ноември kasım kas noiembrie noi marraskuuta marraskuu νοεμβρίου νοέμβριος νοε
lapkričio novembris studenoga новембар نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน พ.ย.

december dec dezember dez décembre déc diciembre dic dicembre grudnia grudzień gru prosince
prosinec pro dezembro декабря декабрь дек грудня грудень гру декември aralık ara decembrie
joulukuuta joulukuu δεκεμβρίου δεκέμβριος δεκ gruodžio decembris detsember prosinca децембар
ديسمبر דצמבר दिसंबर दिसम्बर ธันวาคม ธ.ค. desember des
"""
MONTHS = tuple(_MONTHS.split("\n\n"))
"""A string of names a month. Where two languages mean different months by a name (Croatian and
Polish `listopada`), the first in order of the year has it."""

_IGNORED = """
t z utc gmt est edt cst cdt mst mdt pst pdt cet cest bst msk ist jst kst st nd rd th er º ª de
del of den den. le la г г. года год р р. року h hrs uhr a.d. ad ce mon monday tue tues tuesday
wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday mo di mi do fr sa so
montag dienstag mittwoch donnerstag freitag samstag sonntag lun lunes lundi martes mardi mer
miércoles mercredi jue jueves jeudi jeu ven vie viernes vendredi sábado sam samedi dom domingo
dim dimanche
пн вт ср чт пт сб вс 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
周一 周二 周三 周四 周五 周六 周日
月曜日 火曜日
水曜日 木曜日 金曜日 土曜日 日曜日 생 生 出生 约 約 ca ca. circa )/ /
"""

WORDS: tuple[tuple[int, tuple[str, ...]], ...] = (
    *((number, tuple(names.split())) for number, names in enumerate(MONTHS, 1)),
    (20, ("am", "a.m.", "a.m", "上午", "午前", "오전", "凌晨", "早上", "صباحا", "ص")),
    (21, ("pm", "p.m.", "p.m", "下午", "午後", "오후", "晚上", "مساء", "م")),
    (22, tuple(_IGNORED.split())),
    (24, ("年", "년")),
    (25, ("月", "月份", "월")),
    (26, ("日", "号", "號", "일")),
    (27, ("时", "時", "点", "點", "시")),
    (28, ("分", "분")),
    (29, ("秒", "초")),
    (31, ("明治", "㍾")),
    (32, ("大正", "㍽")),
    (33, ("昭和", "㍼")),
    (34, ("平成", "㍻")),
    (35, ("令和", "㋿")),
    (36, ("民國", "民国", "中華民國", "中华民国")),
    (37, ("พ.ศ.", "พ.ศ", "พุทธศักราช", "佛历", "佛曆", "b.e.")),
    (38, ("元",)),
    (39, ("/date(", "date(")),
)
"""(meaning, words): 1-12 months, 20 before and 21 after noon, 22 no meaning, 24-29 marks behind
numbers, 31-37 eras, 38 the first year, 39 a .NET date. The kernel has the same numbers."""
