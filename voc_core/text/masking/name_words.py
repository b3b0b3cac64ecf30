"""Words that names of people are told by: surnames, titles, given names, and what is no name."""

from typing import Final

from voc_core.text.lexicon import lexicon
from voc_core.text.stopwords import ENGLISH

STRONG: Final = frozenset(
    "王李张刘陈杨赵吴徐孙胡朱郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶吕魏蒋杜苏丁沈姜范傅钟卢汪"
    "戴崔廖姚邹熊郝邱秦侯薛阎闫雷龚段贺顾尹黎贾邵孟覃莫詹饶阮蓝倪谭鲍樊兰裴窦聂"
)
"""Surnames that seldom end or begin another word."""
WEAK: Final = frozenset(
    "周林黄马高金程任石江方白于常夏陆毛万钱史龙陶欧严武温康施牛洪乔安齐易伍庞颜庄章鲁岳翟殷申耿关焦左柳"
    "甘祝包宁尚符舒阳纪梅童凌毕单季裘涂成苗谷曲盛冉靳游辛管柴蒙鲍华车房边项屈解路明古霍穆冼应卓连薄时文"
    "费卞水全池米巩瞿桂简冷辛祁容计向平党商景束井邢卫骆柯丛卜"
)
"""Surnames that are also parts of ordinary words."""
TALKING: Final = STRONG - frozenset("何曾许余叶田丁唐雷段谢熊蓝兰")
"""Surnames after which a given name is believed even in the middle of a sentence."""
COMPOUND: Final = frozenset(
    """
    欧阳 司马 上官 诸葛 司徒 东方 慕容 皇甫 尉迟 夏侯 令狐 长孙 宇文 公孙 端木 轩辕 独孤 南宫
    """.split()
)
FUNCTIONAL: Final = frozenset(
    "和跟与给请找由让被把向对叫问约见是的说替帮陪同为及或但而即到从因当了就也都还又再才将经据谢听系知访们"
    "在着过已很不没有这那其之得地吗呢吧啊之以所个次每您你我他她它"
)
"""Characters beside a name that belong to no name."""
NOT_GIVEN: Final = frozenset(
    "跟与给请找让被把向对叫问是的说替帮但而到当了就也都还又再才将据听们在着过已很不没有这那得地吗呢吧啊"
    "您每你我他她它总副级"
)
"""Characters that are in no given name."""
TITLES: Final = tuple(
    """
    董事长 总经理 副总裁 副总 总裁 总监 总工 经理 主任 主管 部长 处长 科长 局长 院长 校长 行长
    厂长 店长 所长 站长 队长 组长 班长 书记 秘书 助理 顾问 专员 工程师 架构师 律师 会计 医生
    大夫 教授 博士 老师 师傅 老板 同学 同志 先生 女士 小姐 太太 夫人 阿姨 董事
    """.split()
)
SHORT_TITLES: Final[dict[str, tuple[str, str]]] = {
    "总": ("体结之共计额价量监经览线账署数部", "是有会能要得想算归被让在不分行"),
    "工": ("作程单具厂业期资艺时序位号会地种况效匠整商夫本龄友伤部段", ""),
    "董": ("事", ""),
    "哥": ("们", ""),
    "姐": ("妹", ""),
}
"""Titles of one character: what must not follow it, and what must not after a weak surname."""
LABELS: Final = tuple(
    """
    联系人 联络人 对接人 负责人 姓名 经办人 收件人 报告人 提交人 反馈人 受访人 受访者 访谈对象
    采访对象 参会人 参会人员 参会 出席 与会 与会人员 主持人 记录人 填写人 申请人 签字 署名
    发件人 抄送
    """.split()
)
CALLED: Final = ("我叫", "名叫", "叫做", "我姓", "免贵姓", "本人姓")
SPEAKS: Final = tuple(
    """
    说 表示 反馈 提到 认为 指出 反映 来电 强调 抱怨 告诉 确认 回复 建议 希望 要求 都说 也说 还说
    都认为 也认为 都觉得 觉得 一起 沟通 对接 聊过 开会 交流 打电话 负责 投诉
    """.split()
)
SEEKS: Final = tuple("联系 联络 请找 找到 通知 转告 转给 交给 请教 询问 拜访 邀请 约见".split())
NO_NAMES: Final = frozenset(
    """
    李子 王牌 王者 王国 王子 王道 张力 张望 张开 张贴 陈述 陈旧 陈列 陈年 杨树 赵州 孙子 胡乱
    何时 何况 何必 任何 罗列 梁柱 谢谢 宋体 唐突 许多 许可 曾经 田间 董事 余额 余下 叶片 段落
    苏打 丁点 易用性 莫名 熊猫 雷同 蓝色 顾客 顾虑 顾问 钟点 沈稳 范围 范例 赖以 兰州 蔡司 汪洋
    郑重 郑州 徐州 苏州 吴江 杜绝 秦岭 侯车 温州 韩国 韩元 韩语 潘多拉 刘海 朱红
    """.split()
)

ENGLISH_TITLES: Final = tuple(
    """
    mr mrs ms miss mx dr prof professor herr frau monsieur madame mme signor signora senor
    senora
    """.split()
)
GREETINGS: Final = (
    *"dear hi hello hey hallo liebe lieber bonjour greetings".split(),
    *("good morning", "good afternoon", "good evening", "good day"),
)
THANKS: Final = ("thanks", "thank you", "thx", "cheers", "merci", "danke")
SIGN_OFFS: Final = (
    *"regards sincerely rgds br best cordially thanks thx cheers faithfully truly".split(),
    *("gruße", "grusse", "wishes", "signed", "thank you"),
)
CHINESE_SIGN_OFFS: Final = ("谢谢", "祝好", "敬礼", "商祺", "顺祝", "此致", "多谢", "感谢")
ENGLISH_LABELS: Final = (
    *("contact", "contact person", "contact name", "name", "full name", "attendees", "attendee"),
    *("participants", "participant", "reported by", "requested by", "submitted by", "raised by"),
    *("interviewer", "interviewee", "interviewed by", "signed", "attn", "cc", "from", "present"),
    *(
        "my name is",
        "assigned to",
        "spoke with",
        "spoke to",
        "talked to",
        "met with",
        "meeting with",
    ),
    *("call with", "according to", "prepared by", "owner"),
)

GIVEN: Final = frozenset(
    """
    adam adrian agnes ahmed aisha alan albert alejandro alessandro alessia alex alexander
    alexandra alfred alice alicia alison amanda amelia amit amy ana anders andrea andreas andrei
    andrew angela anil anita anja anna anne annette annika antoine anthony aoife arjun arthur
    ashley barbara bartosz beatrice ben benjamin bernard bernd beth bianca birgit bjorn brandon
    brenda brian bridget bruno caitlin camilla carla carlos carmen caroline catherine cathy
    cecilia celine charles chloe chris christina christine christoph christopher claire clara
    claudia colin connor craig cynthia daniel daniela danielle david deborah deepak denise
    dennis derek dieter dietmar dmitri dominik donald donna doris dorothy douglas edith eduardo
    edward eileen elaine elena eleanor elisabeth elizabeth ellen elsa emily emma enrique eric
    erica erik erika ernst esther ethan eugene eva evelyn fabian fatima federico felix fernando
    fiona florian francesca francesco francis franck francois frederic frederik friedrich
    gabriel gabriela gareth gary geoff geoffrey george gerald gerard gerhard giovanni giulia
    giuseppe gordon graham greg gregory guillaume gunther gustav hannah hans harald harry hassan
    heather hector heidi heike heinrich helen helena helga henrik henry herbert hiroshi holger
    howard hugo ian ibrahim ines ingrid irene isaac isabel isabella ivan jacob jacqueline jakob
    jakub james jamie jane janet janice jason javier jean jeff jeffrey jennifer jenny jens
    jeremy jerome jessica jill jim jimmy joachim joan joanna joanne joe joel johan johann
    johanna john jonas jonathan jorge josef joseph joshua juan judith judy julia julian julie
    juliette jurgen justin karen karim karin karl katarzyna kate katharina katherine kathleen
    kathy katie katja katrin kazuo keith kelly ken kenji kenneth kevin kim klaus konstantin
    kristen kristina kumar kurt kyle lars laura lauren laurent lawrence lena leo leon leonard
    leslie liam linda lisa liz lorenzo louis louise luca lucas lucia lucy luis luisa lukas lydia
    magdalena manfred manuel marc marcel marco marcus margaret maria marie mario marion markus
    martha martin martina mary mateusz matteo matthew matthias maurice mauro meera megan melanie
    melissa mia michael michal michel michelle miguel mike mohamed mohammed monica monika
    muhammad murat nadia nadine nancy naomi natalia natalie natasha nathan neha neil nicholas
    nicola nicolas nicole niels nigel nikhil nils nina noah nora norbert olaf olga oliver olivia
    pablo pamela paolo patricia patrick paul paula pauline pavel pedro peter petra philip
    philipp philippe phil pierre piotr priya rachel rafael rahul rainer rajesh ralf ralph
    raphael raymond rebecca renate ricardo richard rita robert roberta roberto robin rodrigo
    roger roland rolf romain ronald rosa rosie rupert ruth ryan sabine sally sam samantha samuel
    sandra sandro sanjay sara sarah satoshi scott sean sebastian sergei sergio seth shane
    shannon sharon sheila shirley silvia simon simone sofia sonia sophia sophie stefan stefanie
    steffen stephanie stephen steve steven stuart sunil susan susanne suzanne svetlana sven
    sylvia takashi tamara tanja tara ted teresa theo theresa thomas thorsten tim timothy tina
    tobias todd tom tomas tommy tony tracy ulrich ulrike ursula valentina valerie vanessa vera
    veronica vijay vikram vincent vincenzo vladimir walter wendy werner wilhelm william wolfgang
    xavier xiaoli xiaoming yasmin yolanda yuki yusuf yvonne zoe
    """.split()
)
"""Given names that are no other word."""
WORDLIKE: Final = frozenset(
    """
    will mark may grace hope faith joy rose bill bob rob sue pat frank grant chase drew jack art
    ray dean dale cliff glen heath miles max nick rich sunny summer april june august dawn eve
    angel carol christian crystal daisy iris ivy jasmine lily olive ruby pearl penny victor
    young hunter mason page lane violet holly amber ginger sandy rusty dick peg gene guy jay kay
    lee lance norm earl duke skip chip rod buck clay brook brooke melody harmony destiny paris
    sydney charlotte austin jordan chelsea florence georgia virginia victoria madison jackson
    savannah diana dan don ed al jo bo ann josh chuck randy stone reed wade ford troy bruce
    marina stella martha
    """.split()
)
"""Given names that are other words too: names only where a name is due."""
PLAIN_WORDS: Final = frozenset(
    """
    team support customer customers colleague colleagues sir sirs madam folks guys friends
    friend partner partners service services helpdesk admin vendor supplier product products
    sales account accounts manager managers director head lead engineer staff department office
    company group bank corp inc ltd gmbh llc plc co holding university again for to so and but
    in committee board everyone user users client clients world community contact name from
    present owner system report reports data export import login dashboard invoice price pricing
    cost contract renewal license licence training onboarding documentation manual integration
    interface api app mobile web server cloud security performance update upgrade release
    version feature features bug bugs error errors issue issues ticket tickets request requests
    order project implementation rollout migration workflow module screen page menu button
    search filter monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december spring summer autumn
    winter north south east west english german french chinese spanish italian dutch japanese
    american european british indian germany france china spain italy japan america europe india
    london berlin paris munich shanghai beijing shenzhen hongkong singapore york excel word
    outlook teams zoom google microsoft apple amazon salesforce oracle linux windows android
    iphone chrome slack jira sap crm erp nps csat ces qbr sla kpi roi ceo cfo cto cio it hr pdf
    csv sso url id ok re fw fwd note notes pros cons summary subject question questions answer
    answers comment comments feedback survey response quality speed value time hours phone email
    number address date total amount budget finance legal procurement audit operations executive
    quarter quarterly review minutes meeting call visit interview agenda action actions item
    items next steps step overall everything nothing something great good very much many best
    kind warm regards sincerely cheers thanks thank yours wishes sent signed please hello hi
    dear hey morning afternoon evening the this that these those we they you he she our their an
    ban bang bin can dan die fan fang gang hang hen hue lan lie long man me men min pan pang pen
    pin ping ran rang sang sha shun song sun sung su tan tang ten tie ting tong wan wen bao ding
    ling san sin yang yin zen bei cheng deng dong feng guan hong hu hui
    """.split()
)


FAMILY: Final = frozenset(
    """
    baker cook fisher king white black brown green gray grey price power banks bush day field
    fields fox hall hill house knight lake law love marsh mills moon park pope potter rice
    rivers sharp short singer small street swift waters weaver wise wood woods bell bond booth
    branch burns case church cross drake porter walker carter turner parker butler wheeler
    cooper taylor smith miller driver holder trader server gates jobs bishop abbott archer
    barber bowman chandler coleman farmer foster gardener golden goodman harper hunt major
    marshall noble palmer piper prince shepherd spencer sterling ward webb wells winters temple
    tower sand self read rush ross root pool pitt pike pace orange nelson
    """.split()
)
"""Family names that are other words too: names behind a given name."""
ENGLISH_SPEAKS: Final = tuple(
    """
    said says told mentioned asked explained complained confirmed thinks believes wrote replied
    """.split()
)


def is_ordinary(word: str) -> bool:
    """Return whether a word, in lower case, is also something else than a name."""
    return (
        word in PLAIN_WORDS
        or word in WORDLIKE
        or word in FAMILY
        or word in ENGLISH
        or word in lexicon().marks
    ) and word not in GIVEN


def is_due(word: str) -> bool:
    """Return whether a word, in lower case, may be a name where a name is due."""
    return word in WORDLIKE or not is_ordinary(word)


def may_follow(word: str) -> bool:
    """Return whether a word, in lower case, may be a family name behind a given name."""
    return word in FAMILY or not is_ordinary(word)
