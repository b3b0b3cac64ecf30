"""Microsoft Forms: id, two times, mail and name; `a;b;c;` for several choices; points of a quiz."""

import re
from dataclasses import replace
from typing import Final

from voc_core.ingest.dialects.flat import Flat, OneOf

NAMES: Final = (
    ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Language"),
    ("ID", "开始时间", "完成时间", "电子邮件", "名称", "上次修改时间", "语言"),
    ("識別碼", "開始時間", "完成時間", "電子郵件", "名稱", "上次修改時間", "語言"),
    ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Uhrzeit der letzten Änderung",
     "Sprache"),
    ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
     "Heure de la dernière modification", "Langue"),
    ("ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre",
     "Hora de la última modificación", "Idioma"),
)  # fmt: skip
"""The headings before the questions, by language."""
USES: Final = ("external_id", "ignore", "day", "email", "contact", "ignore", "ignore")
QUIZ_SIGNS: Final = (
    ("Completion time", "Total points"),
    ("完成时间", "总分"),
    ("完成时间", "总得分"),
)
OF_QUIZ: Final = re.compile(
    r"(?:total points|quiz feedback|grade posted time|总分|总得分|测验反馈|成绩发布时间"
    r"|(?:points|feedback|得分|分数|反馈)\s[-–—]\s.*)",
    re.I | re.S,
)

FORM: Final = Flat(
    name="microsoft_forms",
    tool="Microsoft Forms",
    signs=tuple((n[1], n[2]) for n in NAMES),
    between=";",
    meta={name: use for names in NAMES for name, use in zip(names, USES, strict=True)},
)
QUIZ: Final = replace(FORM, signs=QUIZ_SIGNS, ignore=OF_QUIZ)
"""The same with points and feedback beside every question, which measure the respondent."""
MICROSOFT_FORMS: Final = OneOf(FORM.name, FORM.tool, (QUIZ, FORM))
