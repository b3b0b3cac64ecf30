"""Words people write for a closed set of codes, in both languages."""

import re
import unicodedata
from typing import Final

ROLE_WORDS: Final = {
    "user": (
        "user, end user, end-user, users, operator, practitioner, 使用者, 用户, 使用人, 最终用户, "
        "操作员, 一线"
    ),
    "manager": (
        "manager, managers, management, supervisor, team lead, admin, champion, 管理者, 管理人员, "
        "经理, 主管, 管理层, 中层, 项目经理, 部门经理"
    ),
    "decision_maker": (
        "decision maker, decision-maker, decision makers, decisionmaker, dm, decider, executive, "
        "exec, c-level, c-suite, buyer, economic buyer, sponsor, executive sponsor, budget owner, "
        "owner, 决策者, 决策人, 决策层, 高管, 老板, 采购决策人, 高层, 负责人"
    ),
    "unknown": "unknown, not tagged, untagged, 未标注, 未知",
}
DEPARTMENT_WORDS: Final = {
    "executive": (
        "executive, management, board, c-level, ceo office, 高管, 管理层, 总经办, 总裁办, 董事会"
    ),
    "finance": "finance, accounting, controlling, treasury, 财务, 财务部, 会计",
    "procurement": "procurement, purchasing, sourcing, buying, supply chain, 采购, 采购部, 供应链",
    "it": (
        "it, information technology, is, engineering, r&d, 信息, 信息部, 信息技术, 信息技术部, "
        "信息中心, it部, 技术部, 研发, 研发部"
    ),
    "audit": "audit, internal audit, compliance, risk, 审计, 审计部, 合规, 风控, 内审",
    "legal": "legal, law, 法务, 法务部, 法律",
    "operations": (
        "operations, ops, production, manufacturing, plant, maintenance, quality, logistics, 运营, "
        "运营部, 生产, 生产部, 制造, 设备部, 工厂, 质量部, 物流"
    ),
    "support": (
        "support, service, customer service, helpdesk, help desk, 客服, 服务, 支持, 售后, "
        "客户服务部"
    ),
    "other": "other, hr, marketing, sales, 其他, 人事, 人力资源, 市场, 市场部, 销售, 销售部",
}
SOURCE_WORDS: Final = {
    "survey": (
        "survey, surveys, questionnaire, nps survey, csat survey, form, poll, 问卷, 调研, 调查, "
        "满意度调查, 问卷调查, 调查问卷"
    ),
    "ticket": (
        "ticket, tickets, support ticket, case, support, helpdesk, zendesk, jira, 工单, 客服工单, "
        "服务单, 报修"
    ),
    "crm_note": (
        "crm_note, crm note, crm notes, crm, note, notes, visit, visit note, call note, call, "
        "拜访, 拜访记录, crm记录, 客户拜访, 回访, 沟通记录"
    ),
    "qbr": (
        "qbr, qbr minutes, business review, quarterly business review, ebr, 季度回顾, "
        "季度业务回顾, 季度复盘, 业务回顾, qbr纪要"
    ),
    "interview": "interview, interviews, user interview, 访谈, 用户访谈, 客户访谈, 面谈",
    "review": "review, reviews, g2, capterra, app store, 评价, 点评, 评论, 应用商店",
    "other": "other, 其他, 其它",
}
TIER_WORDS: Final = {
    "key": (
        "key, key account, ka, strategic, vip, a, tier 1, tier1, t1, platinum, top, 重点, "
        "重点客户, 战略, 战略客户, 大客户, 关键客户, 核心客户, 重要客户, 头部客户, ka客户, a类, a级"
    ),
    "standard": (
        "standard, standard account, normal, regular, b, c, d, tier 2, tier 3, tier2, tier3, t2, "
        "t3, gold, silver, bronze, long tail, 普通, 普通客户, 标准, 标准客户, 一般, 一般客户, "
        "长尾, b类, c类, b级, c级"
    ),
}
RENEWAL_WORDS: Final = {
    "auto": (
        "auto, automatic, auto renew, auto-renew, auto renewal, auto-renewal, "
        "renews automatically, evergreen, 自动, 自动续约, 自动续费, 自动续签"
    ),
    "negotiated": (
        "negotiated, negotiation, negotiated renewal, manual, 谈判, 协商, 商务谈判, 协商续约, "
        "谈判续约, 手动续约"
    ),
    "tender": (
        "tender, goes to tender, re-tender, retender, rfp, bid, bidding, public tender, 招标, "
        "重新招标, 投标, 招投标, 竞标, 公开招标"
    ),
}
OUTCOME_WORDS: Final = {
    "renewed": (
        "renewed, renew, renewal, renewed early, retained, extended, won, re-signed,"
        " closed won, 续约, 已续约, 续签, 已续签, 续费, 已续费, 成功续约, 续约成功, 留存"
    ),
    "churned": (
        "churned, churn, lost, cancelled, canceled, terminated, not renewed, non-renewal,"
        " closed lost, left, ended, 流失, 已流失, 未续约, 不续约, 终止, 取消, 退订, 解约, 续约失败"
    ),
    "expanded": (
        "expanded, expansion, upsell, upsold, upgraded, upgrade, grown, cross-sell, 扩容, 增购,"
        " 扩展, 升级, 增签, 追加, 扩大"
    ),
    "contracted": (
        "contracted, contraction, downsell, downgraded, downgrade, reduced, shrunk, 缩减, 减购,"
        " 降级, 缩容, 减少"
    ),
}
STATUS_WORDS: Final = {
    "sent": (
        "sent, delivered, invited, email sent, sms sent, queued, pending, not opened, unopened,"
        " no response, not responded, reminded, reminder sent, 已发送, 已送达, 已邀请, 未打开,"
        " 未回复, 未作答, 未答复, 待答, 已提醒"
    ),
    "opened": (
        "opened, clicked, viewed, read, started, survey started, partially completed, partial,"
        " in progress, 已打开, 已点击, 已查看, 已读, 部分完成, 作答中, 已开始"
    ),
    "responded": (
        "responded, answered, completed, complete, finished, submitted, survey finished, replied,"
        " 已回复, 已答复, 已作答, 已完成, 完成, 已提交, 已回收"
    ),
    "opted_out": (
        "opted out, opt out, opted-out, unsubscribed, refused, declined, 退订, 已退订, 拒绝, "
        "已拒绝, 拒访"
    ),
    "bounced": (
        "bounced, bounce, hard bounce, soft bounce, failed, email failed, undeliverable,"
        " not delivered, invalid address, blocked, duplicate, skipped, not sent, 退信, 发送失败,"
        " 未送达, 失败, 无效邮箱, 未发送"
    ),
}
YES_NO: Final = {
    "yes": (
        "yes, y, true, 1, x, ✓, √, 是, 对, 勿扰, 免打扰, 勿调研, do not survey, do not contact, "
        "opted out"
    ),
    "no": "no, n, false, 0, 否, 不, 可, 可以, 可调研, opted in",
}

DECORATION: Final = re.compile(r"[\s_\-–—]+")


def _by_word(words: dict[str, str]) -> dict[str, str]:
    pairs = ((word, code) for code, line in words.items() for word in (code, *line.split(", ")))
    return {key(word): code for word, code in pairs}


def key(text: str) -> str:
    """Return a word in the form in which words are compared."""
    return DECORATION.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


CODES: Final = {
    "role": _by_word(ROLE_WORDS),
    "department": _by_word(DEPARTMENT_WORDS),
    "source": _by_word(SOURCE_WORDS),
    "tier": _by_word(TIER_WORDS),
    "renewal_kind": _by_word(RENEWAL_WORDS),
    "do_not_survey": _by_word(YES_NO),
    "outcome": _by_word(OUTCOME_WORDS),
    "status": _by_word(STATUS_WORDS),
}
"""Codes by word, for each use whose values are a closed set."""

WITHIN: Final = (
    ("decision_maker", ("decision", "决策", "decider", "sponsor")),
    ("manager", ("manag", "管理", "主管")),
    ("user", ("user", "使用", "用户")),
)
"""Parts of a word that give the role away when the whole word is not known."""


def code_of(use: str, text: str) -> str | None:
    """Return the code of a word of a closed set, None where we do not know the word.

    Parameters
    ----------
    use : str
        role, department, source, tier, renewal_kind, outcome, status or do_not_survey (codes yes
        and no).
    text : str
        As written in the cell.
    """
    word = key(text)
    if (code := CODES[use].get(word)) or use != "role":
        return code
    return next((role for role, parts in WITHIN if any(part in word for part in parts)), None)
