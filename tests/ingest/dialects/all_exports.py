"""One file of every tool we recognise, by the name of its dialect and what it holds."""

from typing import Final

from tests.ingest.dialects.desk_exports import TICKETS_AND_CRM
from tests.ingest.dialects.test_limesurvey import BOTH, TEXTS
from tests.ingest.dialects.test_limesurvey import ROWS as LIMESURVEY
from tests.ingest.dialects.test_qualtrics import EXPORT as QUALTRICS

EXPORTS: Final = {
    "qualtrics": QUALTRICS,
    "limesurvey texts": [TEXTS, *LIMESURVEY],
    "limesurvey both": [BOTH, *LIMESURVEY],
    **TICKETS_AND_CRM,
}
