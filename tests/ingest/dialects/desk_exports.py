"""Files of tickets and of CRMs, as the tools write them; every word in them is ours."""

from typing import Final

Rows = list[list[str]]


def table(text: str) -> Rows:
    """Return a table written with a bar between cells; ⏎ is a new line inside of one."""
    lines = text.removeprefix("\n").removesuffix("\n").split("\n")
    return [[cell.replace("⏎", "\n") for cell in line.split("|")] for line in lines]


ZENDESK: Final = table("""
Summation column|Id|Requester|Requester id|Requester email|Assignee|Subject|Tags|Status|\
Priority|Created at|Updated at|Organization|Satisfaction Score|Satisfaction comment|\
Description|Reopens|Replies|First reply time in minutes|Ticket Category [list]
1|5001|Li Wei|77|li@acme.com|Sam|Export fails|export urgent|Solved|High|2026-03-04 10:11|\
2026-03-06 09:00|Acme|Bad|It took three days.|\
The export stops at 80 %.⏎⏎> On Monday you wrote:|0|3|12|Billing
1|5002|Jo Ray|78|jo@beta.com|Sam|New seats|seats|Open|Low|2026-03-05 10:11|2026-03-06 09:00|\
Beta|Good|-|New seats for the Lyon team please, twelve in all.|0|3|12|Billing
1|5003|Jo Ray|78|jo@beta.com|Sam|Invoice|-|Closed|Low|2026-03-06 10:11|2026-03-06 09:00|-|\
Offered|-|Invoice|1|3|12|Billing
1|5004|An Na|79|an@gamma.cn|Sam|登录失败|login export|Open|Low|2026-03-07 10:11|\
2026-03-07 09:00|Gamma|Not Offered|-|早上八点以后就登录不了。|1|3|12|Billing
""")
EXPLORE: Final = table("""
Ticket ID|Ticket created - Date|Requester name|Requester email|Ticket organization name|\
Ticket satisfaction rating|Ticket satisfaction comment|Ticket subject|Ticket status|Tickets
91|2026-02-01|Li Wei|li@acme.com|Acme|Good||Login|Closed|1
92|2026-02-02|Jo Ray|jo@beta.com|Beta|Unoffered||Slow|Open|1
""")
ZENDESK_API: Final = table("""
url|id|created_at|updated_at|subject|raw_subject|description|status|priority|requester_id|\
submitter_id|organization_id|tags|via.channel|via.source.from.address|via.source.from.name|\
satisfaction_rating.score|satisfaction_rating.comment|custom_fields.123
https://acme.example/5|5|2026-03-04T10:11:12Z|2026-03-05T10:11:12Z|Export fails|Export fails|\
It stops at 80 %.|solved|high|77|77|900|export; urgent|email|li@acme.com|Li Wei|good|\
Quick help.|billing
https://acme.example/6|6|2026-03-05T10:11:12Z|2026-03-05T10:11:12Z|Slow|Slow|Every morning.|\
open||78|78|901||web|jo@beta.com|Jo Ray|unoffered||
""")
JIRA: Final = table("""
Summary|Issue key|Issue id|Issue Type|Status|Project key|Priority|Assignee|Reporter|\
Reporter Id|Created|Updated|Components|Components|Labels|Labels|Labels|Votes|Description|\
Watchers|Watchers|Custom field (Organizations)|Custom field (Request Type)|Satisfaction rating|\
Custom field (Story Points)|Custom field (Time to resolution)|Comment|Comment
Import is slow|SUP-11|10011|Support|In Progress|SUP|High|Sam|li.wei|5b10|12/Mar/24 9:41 AM|\
13/Mar/24 9:00 AM|API|UI|slow|import||3|\
h2. What happens⏎{code:java}run(){code}⏎[~sam] the *import* takes an hour.|sam|kim|Acme|\
Report a bug|2|5|3:20|12/Mar/24 10:00 AM;5b10;It now takes two hours; help.|\
12/Mar/24 11:00 AM;77aa;We look.
New user|SUP-12|10012|Support|Closed|SUP|Low|Sam|jo|5b11|21/Mar/24 4:14 PM|22/Mar/24 9:00 AM|||\
users|||0||||Beta|Ask a question||1|0:20||
""")
INTERCOM: Final = table("""
Conversation ID|Conversation started at (America/New_York)|Conversation state|Channel|\
User name|User email|Company name|Teammate assigned|Conversation rating|\
Conversation rating remark|First response time (seconds)
215470001|2026-03-04 23:11:12|closed|Chat|Li Wei|li@acme.com|Acme|Sam|5|Solved within minutes.|\
41
215470002|2026-03-05 09:11:12|closed|Chat|Jo Ray|jo@beta.com|Beta|Sam|1||9000
215470003|2026-03-06 09:11:12|open|Chat|An Na|an@gamma.cn|Gamma|Sam|||77
""")
SF_ACCOUNTS: Final = table("""
Account ID|Account Name|Account Owner|Type|Billing Country|Annual Revenue
0015g00000Xy7ab|Acme|Kim Sand|Customer|France|$1,200,000
0015g00000Xy7aB|Société Générée|Kim Sand|Customer|France|$900,000
Grand Totals (2 records)

Confidential Information - Do Not Distribute
Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.
""")
SF_CONTACTS: Final = table("""
Salutation|First Name|Last Name|Title|Account Name|Email|Department|Contact Owner|\
Mailing Street
Ms.|Li|Wei|CFO|Acme|li@acme.com|Finance|Kim Sand|1 Road
|Jo|Ray|Operator|Beta|jo@beta.com|Operations|Kim Sand|2 Road
Grand Totals (2 records)

Confidential Information - Do Not Distribute
Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.
""")
SF_CASES: Final = table("""
Case Owner|Case Number|Subject|Description|Status|Account Name|Contact Name|Contact Email|\
Date/Time Opened|Age (Hours)
Sam|00001026|Login|Login fails each morning.|In Progress|Acme|Li Wei|li@acme.com|\
3/14/2026, 9:05 AM|12
Sam|00001027|Price||Closed|Beta|Jo Ray||3/15/2026, 9:05 AM|3
Total|||||||||15

Confidential Information - Do Not Distribute
Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.
""")
SF_FORMATTED: Final = table("""

|Open cases by account
|As of 2026-04-01 09:00:00 Central European Time
|Filtered By
|Show: All cases
|Date Field: Date Opened equals Current FQ (1/1/2026 to 3/31/2026)

|Account Name  ↑|Case Number|Subject|Contact Name|Date Opened|Case Origin
|Acme|00001026|Login fails|Li Wei|3/14/2026|Email
||00001027|Login fails again|Li Wei|3/15/2026|Web
|Subtotal|Count|2
|Beta|00001028|Price list|Jo Ray|3/16/2026|Web
|Subtotal|Count|1
|Total|Count|3

|Confidential Information - Do Not Distribute
|Copyright © 2000-2026 salesforce.com, inc. All rights reserved.
""")
SF_DEALS: Final = table("""
Opportunity Owner|Account Name|Opportunity Name|Stage|Type|Amount|Close Date|Probability (%)
Kim|Acme|Acme 2026|Closed Won|Renewal|$12,000|3/14/2026|100
Kim|Beta|Beta 2026|Closed Lost|Renewal|$9,000|3/15/2026|0
Kim|Gamma|Gamma pilot|Closed Lost|New Business|$9,000|3/16/2026|0
Kim|Delta|Delta|Closed Won|Existing Business|$2,000|3/17/2026|100
Kim|Eps|Eps 2026|Negotiation|Renewal|$2,000|3/18/2026|50
""")
DL_ACCOUNTS: Final = table("""
ID|ISDELETED|MASTERRECORDID|NAME|TYPE|INDUSTRY|ANNUALREVENUE|OWNERID
0015g00000Xy7abAAB|false||Acme|Customer|Automotive|1200000|0055g000009QwErAAK
0015g00000Xy7aBAAR|false||Beta|Customer|Pharma||0055g000009QwErAAK
0015g00000Xy7acAAB|true||Gone|Customer|||0055g000009QwErAAK
""")
DL_CONTACTS: Final = table("""
ID|ISDELETED|ACCOUNTID|LASTNAME|FIRSTNAME|NAME|TITLE|EMAIL|OWNERID
0035g00000Aa1bcAAB|false|0015g00000Xy7abAAB|Wei|Li|Li Wei|CFO|li@acme.com|005
0035g00000Aa1bdAAB|false|0015g00000Xy7abAAB|Ray|Jo|Jo Ray|Clerk|jo@acme.com|005
0035g00000Aa1beAAB|true|0015g00000Xy7abAAB|Old|An|An Old|Clerk|an@acme.com|005
""")
DL_CASES: Final = table("""
ID|ISDELETED|CASENUMBER|ACCOUNTID|SUPPLIEDEMAIL|SUBJECT|DESCRIPTION|STATUS|CREATEDDATE
5005g00000Cc1bcAAB|false|00001026|0015g00000Xy7abAAB|li@acme.com|Login|It fails daily.|Closed|\
2026-03-14T09:05:00.000Z
5005g00000Cc1bdAAB|true|00001027|0015g00000Xy7abAAB||Spam|Buy now.|Closed|\
2026-03-14T09:05:00.000Z
""")
HUBSPOT_CONTACTS: Final = table("""
Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Job Title|Lead Status|\
Create Date|Associated Company|Associated Company IDs|Associated Deal IDs
151|Li|Wei|li@acme.com|+33 1|Kim Sand|CFO|Open|2026-01-02 10:11|Acme|9002;9999|77;78
152|Jo|Ray|jo@beta.com||Kim Sand|Clerk||2026-01-03 10:11|Beta|9003|
""")
HUBSPOT_COMPANIES: Final = table("""
Record ID|Company name|Website URL|Company owner|Create Date|Annual Revenue|Industry|\
Country/Region
9002|Acme|acme.com|Kim Sand|2026-01-02 10:11|1200000|Automotive|France
9003|Beta|beta.com|Kim Sand|2026-01-03 10:11||Pharma|Spain
""")
HUBSPOT_DEALS: Final = table("""
Record ID|Deal Name|Deal Stage|Amount|Deal owner|Close Date|Pipeline|Associated Company|\
Associated Company IDs|Associated Contact IDs
71|Acme renewal 2026|Closed won|$125000|Kim|2026-03-14 10:00|Renewals|Acme|9002;9999|151
72|Beta renewal 2026|Closed lost|$9000|Kim|2026-03-15 10:00|Renewals|Beta|9003|
73|Gamma pilot|Closed lost|$9000|Kim|2026-03-16 10:00|New business|Gamma|9004|
""")
HUBSPOT_SURVEYS: Final = table("""
Response ID|Survey name|Survey type|Rating|Sentiment|Response|Submission date|Contact email|\
Contact name|Associated Company
8001|Spring|NPS|9|Promoter|We would be lost without it.|2026-03-01 10:11|li@acme.com|Li Wei|\
Acme
8002|After the call|CSAT|0|Detractor|Nobody called back.|2026-03-02 10:11|li@acme.com|Li Wei|\
Acme
8003|Support|CES|6|Promoter||2026-03-03 10:11|li@acme.com|Li Wei|Acme
8004|Own survey|CUSTOM|||Please add dark mode.|2026-03-04 10:11|li@acme.com|Li Wei|Acme
""")

EXPORTS: Final = {
    "zendesk": ZENDESK,
    "zendesk explore": EXPLORE,
    "zendesk api": ZENDESK_API,
    "jira": JIRA,
    "intercom": INTERCOM,
    "salesforce accounts": SF_ACCOUNTS,
    "salesforce contacts": SF_CONTACTS,
    "salesforce cases": SF_CASES,
    "salesforce formatted": SF_FORMATTED,
    "salesforce deals": SF_DEALS,
    "dataloader accounts": DL_ACCOUNTS,
    "dataloader contacts": DL_CONTACTS,
    "dataloader cases": DL_CASES,
    "hubspot contacts": HUBSPOT_CONTACTS,
    "hubspot companies": HUBSPOT_COMPANIES,
    "hubspot deals": HUBSPOT_DEALS,
    "hubspot_surveys answers": HUBSPOT_SURVEYS,
}
"""By name of the dialect, and what the file holds."""
