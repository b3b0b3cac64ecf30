"""Words in which people answer, and how far from the middle of a scale they stand."""

from typing import Final

STRENGTHS: Final = {
    3: (
        "very",
        "extremely",
        "strongly",
        "completely",
        "totally",
        "highly",
        "sehr",
        "äußerst",
        "très",
        "tout à fait",
        "非常",
        "很",
        "十分",
        "极其",
    ),
    2: ("", "mostly"),
    1: (
        "somewhat",
        "slightly",
        "fairly",
        "moderately",
        "rather",
        "eher",
        "ziemlich",
        "plutôt",
        "assez",
        "比较",
        "较",
        "基本",
        "有点",
        "略",
    ),
}
"""Words before an adjective, and how far from the middle of a scale they put it. [steps]"""

ADJECTIVES: Final = {
    "satisfied": (
        ("satisfied", "zufrieden", "satisfait", "satisfaite", "满意"),
        ("dissatisfied", "unsatisfied", "not satisfied", "unzufrieden", "nicht zufrieden",
         "insatisfait", "insatisfaite", "pas satisfait", "不满意"),
    ),
    "easy": (
        ("easy", "einfach", "leicht", "facile", "容易", "轻松", "简单", "方便"),
        ("difficult", "hard", "not easy", "schwierig", "schwer", "difficile", "困难", "不容易",
         "费力", "复杂"),
    ),
    "agree": (
        ("agree", "d'accord", "同意", "赞同", "认同"),
        ("disagree", "pas d'accord", "不同意", "不赞同", "不认同"),
    ),
    "likely": (
        ("likely", "wahrscheinlich", "probable", "可能", "愿意"),
        ("unlikely", "not likely", "unwahrscheinlich", "improbable", "不可能", "不愿意"),
    ),
    "good": (
        ("good", "happy", "gut", "bon", "好"),
        ("poor", "bad", "unhappy", "schlecht", "mauvais", "差", "不好"),
    ),
}  # fmt: skip
"""Families of answers: adjectives of the high end, adjectives of the low end."""

SINGLE: Final = {
    "excellent": 3,
    "terrible": -3,
    "awful": -3,
    "优秀": 3,
    "良好": 2,
    "良": 2,
    "优": 3,
    "极差": -3,
    "中": 0,
}
AGREED: Final = {
    "stimme voll zu": 3,
    "stimme voll und ganz zu": 3,
    "trifft voll zu": 3,
    "stimme zu": 2,
    "trifft zu": 2,
    "stimme eher zu": 1,
    "trifft eher zu": 1,
    "stimme eher nicht zu": -1,
    "trifft eher nicht zu": -1,
    "stimme nicht zu": -2,
    "trifft nicht zu": -2,
    "stimme überhaupt nicht zu": -3,
    "stimme gar nicht zu": -3,
    "trifft gar nicht zu": -3,
    "pas du tout d'accord": -3,
    "agree strongly": 3,
    "agree somewhat": 1,
    "disagree somewhat": -1,
    "disagree strongly": -3,
}
DENIALS: Final = {
    "不太": -1,
    "不大": -1,
    "不怎么": -1,
    "not so ": -1,
    "not very ": -2,
    "not at all ": -3,
    "gar nicht ": -3,
    "überhaupt nicht ": -3,
    "pas du tout ": -3,
}
"""Words that turn an adjective of the high end to the low end, and how far. [steps]"""
MIDDLE: Final = (
    "neutral",
    "average",
    "fair",
    "ok",
    "okay",
    "undecided",
    "neither",
    "neither good nor bad",
    "neither good nor poor",
    "neither satisfied nor dissatisfied",
    "neither agree nor disagree",
    "neither easy nor difficult",
    "neither likely nor unlikely",
    "teils/teils",
    "teils teils",
    "weder noch",
    "weder zufrieden noch unzufrieden",
    "mittelmäßig",
    "neutre",
    "moyen",
    "ni satisfait ni insatisfait",
    "ni d'accord ni pas d'accord",
    "一般",
    "一般般",
    "普通",
    "中立",
    "中等",
    "说不清",
    "不确定",
    "无所谓",
    "尚可",
)
