"""Words of job titles and the role each speaks for: English, Chinese, some German and French.

One entry per confidence: a role, how sure the word is of it [0 to 1], and patterns over the
folded title. Of several words in a title the one that ends last is its head ("IT director",
采购总监助理); of two that end together the longer.
"""

import re
from typing import Final, NamedTuple


class Word(NamedTuple):
    """A pattern of a title, the role it speaks for and how surely."""

    pattern: re.Pattern[str]
    role: str
    confidence: float


CHIEFS: Final = (
    "ceo|cfo|cto|coo|cio|cmo|cpo|cso|cdo|ciso|chro|cro|cco|cao|clo|cxo|cdio|pdg|dsi|daf|drh"
)
TABLE: Final = (
    (
        "decision_maker",
        0.97,
        rf"\b({CHIEFS})\b|\bchief( [\w-]+){{1,4}} officer\b|\bchief executive\b"
        r"|\bmanaging director\b|\b(executive |senior |group )+vice president\b|\b[se]vp\b"
        r"|(?<!vice )(?<!vice-)\bpresident\b|\bgeschaftsfuhrer(in)?\b|\bvorstand\w*"
        r"|首席\w{1,4}官|董事长|总裁|(?<!副)总经理|\bgeneral director\b",
    ),
    (
        "decision_maker",
        0.9,
        r"\bvp\b|\bvice[ -]president\b|\bgeneral manager\b|\bgm\b|\bdirector( general)?\b"
        r"|\bdirecteur|\bdirectrice\b|\bdirecteur general\b|\bdirector[ae]?\b|\bdirektor(in)?\b"
        r"|\bchair(man|woman|person)?\b|\b(co-?)?founder\b|\bhead of\b|\bgerente general\b"
        r"|\bmanaging partner\b|总监|董事|副总裁|老板|法人代表|法人|创始人|合伙人|联合创始人"
        r"|取缔役|代表取缔役|社长|理事长|总会计师|厂长|院长|行长|局长|厅长|校长|会长|一把手"
        r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}总$|^总$",
    ),
    (
        "decision_maker",
        0.8,
        r"\b(co-?)?owner\b|\bproprietor\b|\bpartner\b|\bboard( of directors)?( member)?\b"
        r"|\bc-(level|suite)\b|\bc level\b|\bgerant\b|\binhaber(in)?\b|\bprokurist(in)?\b"
        r"|\bhead\b$|\btreasurer\b|\bcomptroller\b|\bgovernor\b|\bminister\b|\bcommissioner\b"
        r"|副总经理|副总(?!工)|常务副\w+|总会计师|高管|决策者|决策人|书记|馆长|所长|台长|司长"
        r"|副\w?厂长|主席",
    ),
    (
        "decision_maker",
        0.6,
        r"\bleiter(in)? (einkauf|it)\b|\bleiter(in)? de[rs] \w+|\bwerk(s)?leiter(in)?\b"
        r"|\bbereichsleiter(in)?\b|\bcompany secretary\b|\bprincipal\b$|\bdean\b|\brector\b"
        r"|\bassistant general manager\b|\bexecutive\b(?= (team|committee))|董事会秘书|董秘"
        r"|秘书长|助理总经理|管委会主任",
    ),
    (
        "manager",
        0.9,
        r"\bmanager(in)?\b|\bmgr\b|\bsupervisor\b|\bteam ?lead(er)?\b|\bforeman\b|\bforewoman\b"
        r"|\bsuperintendent\b|\babteilungsleiter(in)?\b|\bteamleiter(in)?\b"
        r"|\bschichtleiter(in)?\b|\bchef d'?equipe\b|经理|主管|科长|处长|课长|班组长|班长|组长"
        r"|车间主任|部门负责人|领班|工段长|线长|拉长|队长|股长|系长|部门经理|办公室主任",
    ),
    (
        "manager",
        0.75,
        r"\bhead nurse\b|\blead(er)?\b|\bhead\b|\b\w*leiter(in)?\b|\bmeister(in)?\b"
        r"|\bresponsable\b|\bchef de\b|\bjefe de\b|\bgerente\b|\bcoordinator\b|\bproduct owner\b"
        r"|\b(product|project|account|art|creative|program(me)?) director\b|\bchief engineer\b"
        r"|\bchief architect\b|\bchief of staff\b|\bscrum master\b|\bmatron\b|\bward sister\b"
        r"|\bcaptain\b|部长|主任|负责人|站长|店长|总工程师|总工|总师|项目总监|中层|护士长|组织者"
        r"|总管|监事|副经理|副主任|副部长",
    ),
    (
        "manager",
        0.55,
        r"\baccount manager\b|\bproduct manager\b|\bassistant manager\b"
        r"|\b(process|system|data|service|business|application) owner\b|\bassistant director\b"
        r"|\bassociate director\b|\bavp\b|\bassistant vice president\b"
        r"|\bassociate vice president\b"
        r"|\blead (engineer|developer|analyst|architect|designer|buyer|operator|technician)\b"
        r"|客户经理|产品经理|首席工程师|首席架构师|管理层|督导|\bchief\b$|\bbusiness partner\b"
        r"|\b(shift|crew|line|section) lead\b",
    ),
    (
        "user",
        0.9,
        r"\b(operators?|technicians?|clerks?|machinists?|workers?|mechanics?|electricians?"
        r"|fitters?|welders?|drivers?|interns?|trainees?|apprentices?|end[ -]users?|key users?"
        r"|users?|receptionists?|secretary|cashiers?|packers?|cleaners?)\b"
        r"|\b(board|process|control room) operator\b|操作工|操作员|技术员|技工|质检员|检验员"
        r"|管理员|文员|出纳|采购员|调度员|计划员|程序员|维修工|电工|员工|工人|实习生|用户|使用者"
        r"|秘书|办事员|统计员|仓管员|库管员|业务员|销售员|客服|司机|保安|前台|焊工|钳工|普工|学徒"
        r"|一线工人|一线员工|基层员工|值班员|巡检员|安全员|化验员|录入员|驾驶员|护士(?!长)"
        r"|\bbediener(in)?\b|\bsachbearbeiter(in)?\b|\bmitarbeiter(in)?\b|\b\w*arbeiter(in)?\b"
        r"|\w*werker(in)?\b|\boperateur\b|\btechnicien(ne)?\b|\boperario\b|\btechniker(in)?\b"
        r"|\bmechaniker(in)?\b|\bmonteur(in)?\b|\bbuchhalter(in)?\b",
    ),
    (
        "user",
        0.8,
        r"\b(engineers?|analysts?|specialists?|administrators?|admin|developers?|programmers?"
        r"|planners?|buyers?|accountants?|mechanic|designers?|testers?|agents?|representatives?"
        r"|reps?|inspectors?|dispatchers?|scientists?|researchers?|auditors?|nurses?|teachers?"
        r"|staff|bookkeepers?|merchandisers?|schedulers?|assistants?|associates?|officers?)\b"
        r"|\w*ingenieur(in)?\b|\bingeniero\b|\bacheteu(r|se)\b|\bassistant to\b|\bpa to\b"
        r"|\b(executive|personal|office|admin\w*) assistant\b|工程师|分析师|专员|技师|会计(?!师)"
        r"|开发|设计师|审计师|助理|干事|科员|职员|程序猿|研究员|医生|医师|教师|老师|翻译|编辑"
        r"|一线|基层|主任工程师|主任医师|高级工程师|主任科员|采购助理|经济师|设计员|工艺员|跟单员"
        r"|报关员|运营专员|\bpa\b|[\u4e00-\u9fff]工$"
        r"|(?<![成会委党球官演教])(?<=[\u4e00-\u9fff])员$|(销售|客户|技术|商务|业务|医药)代表$",
    ),
    (
        "user",
        0.6,
        r"\b(controllers?|consultants?|architects?|counsel|lawyers?|advisers?|advisors?"
        r"|executives?|paralegals?|account executive|economists?|geologists?|chemists?"
        r"|physicians?|doctors?|pharmacists?|editors?|writers?|expert|referent(in)?|berater(in)?"
        r"|chargee? de \w+)\b|顾问|律师|法务|专家|架构师|会计师|经办人|经办|教授|讲师|总经理助理"
        r"|总裁助理|董事长助理",
    ),
)
WORDS: Final = tuple(Word(re.compile(pattern), role, sure) for role, sure, pattern in TABLE)

FORMER: Final = re.compile(
    r"\b(former|formerly|ex|retired|previously|past|ehemalige[rs]?|ancien(ne)?)\b"
    r"|^前(?=总|副|董|经|主|首|任|部|采|财|技|销|市|执|厂|院|行)|^原(?=总|副|董|经|主|部|采|财|厂)|前任|离任|退休|已离职"
)
DEPUTY: Final = re.compile(
    r"\b(deputy|acting|interim|stellvertretende[rs]?|stv|adjoint)\b|副|代理(?!商)|代(?=总|部|厂|院|局)|见习|临时"
)
DEPUTY_IS_LESS_SURE: Final = 0.9
ASIDE_IS_LESS_SURE: Final = 0.75
"""How sure a word is that stands behind "of", "to" or a comma, with no other word before it."""
