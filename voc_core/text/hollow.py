"""Words that say who speaks, and where, and that somebody spoke: they are no topic."""

from typing import Final

TITLES_EN: Final = frozenset(
    """
    manager managers director directors engineer engineers officer officers president vice lead
    leads leader leaders head chief chair planner planners buyer buyers clerk clerks technician
    technicians operator operators supervisor supervisors inspector inspectors accountant
    accountants counsel controller controllers administrator administrators dispatcher dispatchers
    foreman analyst analysts specialist specialists coordinator coordinators assistant consultant
    consultants secretary auditor auditors ceo cfo cio coo cto vp
    """.split()
)
TITLES_ZH: Final = tuple(
    """
    经理 总监 总裁 主管 主任 专员 工程师 技术员 操作员 操作工 检验员 调度员 化验员 统计员 保管员
    班组长 班长 线长 厂长 组长 部长 科长 处长 总工 副总 董事 董事长 顾问 会计 员工 负责人 首席
    """.split()
)
PLACES_EN: Final = frozenset(
    """
    plant plants hall halls site sites line lines building factory factories workshop warehouse
    office floor shop shift shifts department departments team teams north south east west second
    third fourth first customer customers supplier suppliers vendor company colleague colleagues
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december morning afternoon evening night
    finance procurement purchasing audit legal operations production people somebody everybody
    """.split()
)
PLACES_ZH: Final = frozenset(
    """
    车间 工厂 厂区 厂房 新厂 老厂 二厂 分厂 东区 西区 南区 北区 仓库 产线 办公室 总部 集团 现场
    班组 部门 财务 采购 审计 内审 法务 安全环保 客户 供应商 公司 同事 团队 领导 工人 大伙 人员 包装
    周一 周二 周三 周四 周五 周六 周日 晚上 早上 夜里 今早
    """.split()
)
REPORTING_EN: Final = frozenset(
    """
    ask asks asked asking report reports reported mention mentions mentioned complain complains
    complained confirm confirms confirmed praise praised note noted explain explains explained
    answer answered call calls called request requests requested remark remarked feels felt
    """.split()
)
REPORTING_ZH: Final = frozenset(
    """
    反馈 表示 指出 提到 抱怨 认为 告诉 希望 要求 建议 询问 强调 确认 称赞 说明 提出 回答 主动
    """.split()
)
GENERIC_ZH: Final = frozenset("系统 模块 软件 产品".split())
HOLLOW: Final = TITLES_EN | PLACES_EN | PLACES_ZH | REPORTING_EN | REPORTING_ZH | GENERIC_ZH
APART: Final = PLACES_ZH | REPORTING_ZH
"""These make no pair either: Chinese puts them right before what is spoken of."""


def is_title(word: str) -> bool:
    """Tell whether a word is, or ends with, the head of a job title."""
    return word in TITLES_EN or word.endswith(TITLES_ZH)


def without_titles(words: list[str], beside: list[bool], most: int = 2) -> list[bool]:
    """Return which words to keep: neither a job title nor the words that belong to it.

    Parameters
    ----------
    words : list of str
        In the order of the text, without words that say nothing.
    beside : list of bool
        Whether each follows the one before it with nothing between.
    most : int
        So many words before the head of a title belong to it ("internal audit manager").
    """
    kept = [True] * len(words)
    for at, word in enumerate(words):
        if not is_title(word):
            continue
        kept[at] = False
        for back in range(at, max(0, at - most), -1):
            if not beside[back]:
                break
            kept[back - 1] = False
    return kept
