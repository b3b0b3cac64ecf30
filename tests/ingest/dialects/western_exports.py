"""Exports of the Western survey tools, in every form their tests know."""

from tests.ingest.dialects import (
    test_alchemer,
    test_customergauge,
    test_delighted,
    test_formbricks,
    test_google_forms,
    test_limesurvey,
    test_long,
    test_microsoft_forms,
    test_qualtrics,
    test_surveymonkey,
    test_typeform,
)

EXPORTS = {
    "qualtrics": test_qualtrics.EXPORT,
    "limesurvey by code": [test_limesurvey.CODES, *test_limesurvey.ROWS],
    "limesurvey by text": [test_limesurvey.TEXTS, *test_limesurvey.ROWS],
    "limesurvey by both": [test_limesurvey.BOTH, *test_limesurvey.ROWS],
    "surveymonkey": test_surveymonkey.EXPORT,
    "typeform": test_typeform.EXPORT,
    "typeform of old": test_typeform.OLD,
    "google_forms sheet": test_google_forms.SHEET,
    "google_forms own": test_google_forms.OWN,
    "google_forms in Chinese": test_google_forms.ZH,
    "microsoft_forms": test_microsoft_forms.EXPORT,
    "microsoft_forms in Chinese": test_microsoft_forms.ZH,
    "microsoft_forms quiz": test_microsoft_forms.QUIZ,
    "alchemer": test_alchemer.EXPORT,
    "formbricks": test_formbricks.EXPORT,
    "delighted": test_delighted.EXPORT,
    "delighted of several types": test_delighted.MIXED,
    "customergauge accounts": test_customergauge.ACCOUNTS,
    "customergauge contacts": test_customergauge.CONTACTS,
    "customergauge surveys": test_customergauge.SURVEYS,
    "customergauge responses": test_customergauge.RESPONSES,
    "long": test_long.EXPORT,
    "long in Chinese": test_long.CHINESE,
    "long with typed values": test_long.TYPED,
}
"""Rows, or bytes where a container matters; the first word is the dialect."""
