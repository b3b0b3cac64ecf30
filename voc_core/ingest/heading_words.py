"""Whole headings by use, in both languages, in small letters; alternatives stand between bars."""

from typing import Final

NAMES: Final = {
    "external_id": (
        "response id|respondent id|answer id|feedback id|submission id|record id|ticket id|"
        "ticket no|ticket number|case number|case id|conversation id|issue key|issue id|"
        "survey response id|answer no|uuid|external id|external reference|id|编号|答卷编号|答卷id|"
        "反馈编号|反馈id|工单号|工单编号|工单id|记录编号|问卷编号|提交编号|答题编号|流水号"
    ),
    "running": "no|nr|#|s/n|sn|row|index|row number|序号|行号",
    "account": (
        "account|account name|company|company name|customer|customer name|customer account|"
        "customer company|client|client name|organi[sz]ation|organi[sz]ation name|organi[sz]ations|"
        "firm|employer|institution|business|account company|associated company|"
        "firma|kunde|unternehmen|"
        "公司|公司名称|公司名|客户|客户名称|"
        "客户名|客户公司|客户单位|企业|企业名称|单位|单位名称|工作单位|账户|账户名称|账户名|机构|"
        "机构名称|所属公司|所在公司|所在单位|所属客户|组织|您的公司|贵公司|贵公司名称|您所在的公司|"
        "关联公司|公司全称|公司全名|企业全称|单位全称|客户全称|公司抬头|贵单位|贵单位名称|贵企业|"
        "公司/单位|单位/公司|公司/单位名称|公司（单位）名称"
    ),
    "account_id": (
        "record id|account id|account no|account number|"
        "crm id|customer id|customer no|customer number|"
        "company id|client id|organi[sz]ation id|客户编号|客户id|客户代码|客户号|账户id|账户编号|"
        "公司id|crm编号|企业编号"
    ),
    "contact": (
        "contact|contact name|contact person|name|full name|first name|last name|given name|"
        "family name|surname|respondent|respondent name|user name|username|recipient first name|"
        "recipient name|recipient|invitee|invitee name|"
        "recipient last name|requester|reporter|person|customer contact|attendee|participant|"
        "speaker|attendees|participants|interviewee|customer attendees?|customer participants?|"
        "met with|spoke with|spoken to|对接人|客户对接人|客户参会人|客户参会人员|客户与会人|被访人|"
        "被访谈人|访谈人员|受访对象|姓名|您的姓名|联系人|联系人姓名|客户联系人|受访者|受访人|填写人|填表人|提交人|"
        "反馈人|用户名|用户姓名|昵称|访谈对象|拜访对象|参与人|名字|姓|名|称呼|如何称呼|怎么称呼|"
        "怎么称呼您|贵姓|贵姓大名|真实姓名|姓名/称呼"
    ),
    "email": (
        "e ?mail|email address|mail|e ?mail address|work email|business email|recipient email|"
        "requester email|user email|contact email|respondent email|邮箱|电子邮箱|电子邮件|邮件|"
        "邮箱地址|邮件地址|工作邮箱|联系邮箱|电邮"
    ),
    "title": (
        "title|job title|position|job position|job level|job|occupation|jobtitle|职位|职务|岗位|"
        "职称|头衔|职位/岗位|职务/职位|职位/职务|岗位/职位|职位名称|岗位名称|职级|职业"
    ),
    "role": (
        "role|contact role|voc role|buying role|stakeholder role|stakeholder|persona|user role|"
        "respondent role|customer role|role in decision|角色|客户角色|联系人角色|用户角色|"
        "受访者角色|声音角色|决策角色|身份"
    ),
    "department": (
        "department|dept|function|business function|business unit|部门|所属部门|所在部门|职能|科室|"
        "部门名称|部门/科室|部门/团队|所属团队|所在团队"
    ),
    "day": (
        "date|day|response date|submitted|submitted at|submitted on|submit date|submission date|"
        "submission time|date submitted|recorded date|recorded at|end date|completion time|"
        "completed|completed at|completed on|completion date|created|created at|created on|"
        "created date|create date|date created|creation date|timestamp|time|answered|answered at|"
        "answered on|feedback date|survey date|occurred on|occurred at|received|received at|"
        "date received|visit date|meeting date|interview date|ticket date|opened|opened at|"
        "review date|datum|日期|时间|反馈日期|反馈时间|提交日期|提交时间|提交答卷时间|答题时间|"
        "结束答题时间|完成时间|完成日期|填写时间|填写日期|填报时间|时间戳|时间戳记|创建时间|"
        "创建日期|调研日期|调研时间|回收时间|发生日期|发生时间|访谈日期|访谈时间|拜访日期|拜访时间|"
        "会议日期|会议时间|沟通日期|沟通时间|走访日期|走访时间|跟进日期|跟进时间|工单日期|报修时间|"
        "call date|qbr date|date of (?:call|visit|meeting|interview)|回访时间|"
        "回访日期|评价时间|评价日期|工单时间|收到时间|记录日期|记录时间"
    ),
    "start": (
        "start date|start time|started|started at|time started|date started|updated at|updated|"
        "last updated|last modified time|last modified date|modified|solved at|resolved|"
        "assigned at|due date|last viewed|last activity date|开始时间|开始日期|开始答题时间|"
        "修改时间|更新时间|最后修改时间|解决时间"
    ),
    "touchpoint": (
        "touchpoint|touch point|touchpoints|journey touchpoint|touchpoint name|journey step|"
        "journey stage|step|scene|moment|interaction|触点|触点名称|接触点|客户触点|环节|服务环节|"
        "场景|旅程触点|旅程阶段|流程环节"
    ),
    "source": (
        "source|feedback source|channel|feedback channel|feedback type|source type|voice source|"
        "来源|反馈来源|渠道|反馈渠道|来源渠道|声音来源|反馈类型|数据来源"
    ),
    "comment": (
        "comment|comments|anything else|anything else ?|feedback|verbatim|"
        "reason|reasons|why|why ?|suggestion|suggestions|"
        "opinion|note|notes|description|text|review|review text|remark|remarks|message|body|"
        "subject|summary|answer|quote|minutes|survey comment|customer comment|open feedback|"
        "open text|free text|improvements?|call notes?|meeting notes?|visit notes?|crm notes?|"
        "meeting minutes|qbr notes|qbr minutes|interview notes?|discussion|discussion points|"
        "key points|key takeaways|takeaways|what was said|customer quote|customer voice|details|"
        "content|kommentare?|bemerkung|"
        "原因|理由|为什么|为什么 ?|建议|意见|意见建议|意见和建议|"
        "意见与建议|评论|反馈|反馈内容|客户反馈|备注|说明|评价|评价内容|吐槽|留言|内容|描述|"
        "问题描述|纪要|会议纪要|拜访记录|访谈记录|访谈内容|客户原话|原话|原声|客户声音|改进建议|"
        "补充说明|拜访纪要|拜访内容|访谈纪要|走访记录|回访记录|回访内容|沟通记录|沟通内容|沟通纪要|"
        "会议记录|会议内容|会谈内容|会谈纪要|交流内容|交流记录|跟进记录|跟进内容|季度回顾纪要|"
        "qbr纪要|qbr 纪要|主要内容|要点|讨论要点|客户诉求|工单内容|工单描述|详细描述|详情|正文"
    ),
    "aliases": (
        "alias|aliases|also known as|aka|short name|other names|former name|别名|简称|曾用名|"
        "客户简称|公司简称"
    ),
    "segment": (
        "segment|customer segment|market segment|size|company size|business size|客户类型|细分|"
        "细分市场|客户分类|规模|公司规模|企业规模|客户细分"
    ),
    "tier": (
        "tier|account tier|customer tier|account level|customer level|level|grade|priority|"
        "key account|account type|客户等级|客户级别|客户层级|等级|级别|分级|客户分级|重点客户|"
        "是否重点客户|层级"
    ),
    "industry": "industry|sector|vertical|branch|industry sector|行业|所属行业|客户行业|行业类别",
    "region": (
        "region|country|area|territory|geo|geography|location|state|province|city|sales region|"
        "区域|地区|大区|国家|省份|省|城市|所在地|所在地区|国家地区|国家/地区|销售区域"
    ),
    "product": (
        "product|products|product line|solution|module|service|产品|产品线|购买产品|使用产品|"
        "解决方案|模块"
    ),
    "arr": (
        "arr|acv|tcv|annual recurring revenue|recurring revenue|annual revenue|revenue|"
        "contract value|annual contract value|contract amount|amount|annual amount|annual fee|"
        "subscription|yearly revenue|年费|年度经常性收入|年经常性收入|年合同额|年度合同额|合同额|"
        "合同金额|年合同金额|年度金额|金额|收入|年收入|年度收入|订阅费|年订阅费|续费金额|营收"
    ),
    "currency": "currency|currency code|币种|货币|结算币种|货币单位",
    "cost_to_serve": (
        "cost to serve|service cost|cost of service|support cost|annual service cost|服务成本|"
        "年服务成本|服务费用|支持成本"
    ),
    "csm": (
        "csm|csm name|customer success|customer success manager|account manager|account owner|"
        "owner|company owner|account executive|relationship manager|cs owner|客户成功|客户成功经理|"
        "客户经理|负责人|客户负责人|销售|销售负责人|责任人|跟进人"
    ),
    "contract_start": (
        "contract start|contract start date|start of contract|start date|customer since|signed|"
        "signed on|signing date|since|onboarded|合同开始|合同开始日期|合同开始日|合同起始日|"
        "合同起始日期|签约日期|签约日|签约时间|签订日期|开始日期|起始日期|生效日期|合作开始时间|"
        "首次签约"
    ),
    "renewal_on": (
        "renewal|renewal on|renewal date|next renewal|next renewal date|renews|renews on|"
        "renew date|contract end|contract end date|end date|expiry|expiry date|expires|expires on|"
        "expiration date|end of contract|续约|续约日|续约日期|续约时间|续费日期|续费时间|到期日|"
        "到期日期|到期时间|合同到期|合同到期日|合同到期日期|合同结束|合同结束日期|合同截止日期|"
        "截止日期|下次续约"
    ),
    "renewal_kind": (
        "renewal kind|renewal type|renewal mode|renewal method|kind of renewal|auto renew|"
        "auto renewal|续约方式|续签方式|续约类型|续费方式|续约形式"
    ),
    "do_not_survey": (
        "do not survey|do not contact|no survey|opt out|opted out|survey opt out|unsubscribed|"
        "survey veto|勿扰|免打扰|请勿调研|不可调研|禁止调研|不调研|勿调研|是否免打扰|谢绝调研"
    ),
    "sent_on": (
        "sent|sent on|sent at|sent date|date sent|time sent|send date|invited|invited on|"
        "invited at|invite date|invitation date|invitation sent|distribution date|email sent|"
        "date|发送|发送时间|发送日期|发出时间|发出日期|邀请|邀请时间|邀请日期|"
        "投放时间|投放日期|下发时间|推送时间|日期|时间"
    ),
    "answered_on": (
        "answered|answered on|answered at|responded|responded on|responded at|response date|"
        "response time|completed|completed on|completed at|completion date|finished|finished on|"
        "submitted|submitted on|submitted at|submission date|回复时间|回复日期|答复时间|答复日期|"
        "作答时间|作答日期|完成时间|完成日期|提交时间|提交日期|答题时间"
    ),
    "survey": (
        "survey|survey name|survey title|questionnaire|campaign|campaign name|wave|project|"
        "distribution|问卷|问卷名称|问卷标题|调研|调研名称|调查|调查名称|项目|项目名称|批次|活动"
    ),
    "status": (
        "status|invitation status|invite status|email status|delivery status|response status|"
        "survey status|state|状态|邀请状态|发送状态|回复状态|答复状态|作答状态|问卷状态"
    ),
    "response_id": (
        "response id|respondent id|answer id|submission id|survey response id|答卷编号|答卷id|"
        "答卷号|回复编号|提交编号"
    ),
    "month": (
        "month|period|year month|yearmonth|year-month|month year|usage month|billing month|"
        "billing period|reporting month|accounting period|month of usage|calendar month|mon|monat|"
        "月|月份|年月|账期|账单月|账单月份|统计月份|统计月|使用月份|期间|会计期间|所属月份|结算月份"
    ),
    "seats": (
        "seats|seat count|licensed seats|purchased seats|seats bought|seats purchased|licen[sc]es|"
        "licen[sc]e count|licensed users|entitled users|entitlements|user limit|席位|席位数|坐席|"
        "坐席数|账号数|授权数|授权用户数|许可数|许可证数|购买席位|购买席位数|购买账号数|开通账号数"
    ),
    "active_users": (
        "active users|active|active seats|users active|monthly active users|mau|used seats|"
        "seats used|seats in use|users|active accounts|活跃用户|活跃用户数|活跃人数|活跃账号|"
        "活跃账号数|月活|月活数|月活用户|月活跃用户|月活跃用户数|月活跃|使用人数|在用账号数|使用席位"
    ),
    "adoption": (
        "adoption|adoption rate|seat adoption|utili[sz]ation|utili[sz]ation rate|usage rate|"
        "seat utili[sz]ation|activation rate|active rate|usage %|adoption %|使用率|采用率|激活率|"
        "活跃率|席位使用率|开通率|普及率|月活率"
    ),
    "revenue": (
        "revenue|monthly revenue|mrr|monthly recurring revenue|billed|billing|billed amount|"
        "invoiced|invoice amount|invoiced amount|net revenue|turnover|sales|amount|收入|月收入|"
        "营收|月营收|开票金额|账单金额|结算金额|回款|回款金额|销售额|金额|确认收入"
    ),
    "days_late": (
        "days late|days overdue|days past due|overdue days|late days|payment delay|"
        "payment delay days|dpd|delay|days of delay|payment days late|逾期天数|延迟天数|付款延迟|"
        "付款延迟天数|逾期|拖欠天数|迟付天数|超期天数|回款逾期天数"
    ),
    "expansion": (
        "expansion|expansion revenue|expansion mrr|upsell|upsell amount|cross-sell|net expansion|"
        "expansion amount|增购|增购金额|扩容金额|扩展收入|追加金额|增量收入|增签金额"
    ),
    "outcome": (
        "outcome|result|renewal result|renewal outcome|renewal status|contract outcome|"
        "contract status|event|event type|what happened|movement|change type|status|churn status|"
        "结果|续约结果|续约状态|续费结果|合同结果|合同状态|事件|事件类型|变动类型|变更类型|状态"
    ),
    "amount": (
        "amount|value|contract value|contract amount|arr|acv|arr change|change in arr|delta|"
        "amount at stake|renewed amount|renewed arr|annual amount|金额|合同额|合同金额|变动金额|"
        "变更金额|续约金额|年费|涉及金额|年合同额"
    ),
}
"""``running`` and ``start`` are recognised in order to be left out."""
