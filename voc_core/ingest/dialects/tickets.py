"""What tools of support have in common."""

import re
from typing import Final

WORKINGS: Final = re.compile(
    r"(?!.*(?:satisf|nps|csat|\bces\b|feedback|touch ?point|customer|company|\brole\b|job title|"
    r"满意|反馈|触点|客户|公司|角色|职位)).*",
    re.I | re.S,
)
"""Headings of a ticket that say nothing of the customer: queues, clocks, counts, agents."""
