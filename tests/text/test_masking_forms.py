"""Names of every script, mobile numbers and handles are found in every form they are written."""

import time

import pytest

from voc_core.text.masking import Masker

NAMES = (
    *("买买提·阿卜杜拉", "迪丽热巴·迪力木拉提", "阿·古拉", "技术部·李小龙", "古丽米热阿卜杜热西提"),
    *("张　伟", "欧阳娜娜", "김민수", "サトウ", "田中さくら", "สมชาย", "佐藤健", "Jo 김서연"),
)
MASK = Masker(NAMES)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("昨天和买买提·阿卜杜拉谈了合同", "昨天和[person]谈了合同"),
        ("迪丽热巴•迪力木拉提认为不稳定", "[person]认为不稳定"),
        ("迪丽热巴迪力木拉提认为不稳定", "[person]认为不稳定"),
        ("古丽米热阿卜杜热西提来电", "[person]来电"),
        ("买买提说太慢", "[person]说太慢"),
        ("技术部·李小龙说，技术部很忙", "[person]说，技术部很忙"),
        ("阿·古拉很忙，古拉和阿里巴巴", "[person]很忙，古拉和阿里巴巴"),
        ("김민수님이 불만", "[person]님이 불만"),
        ("김서연 said it is slow", "[person] said it is slow"),
        ("サトウさん complained", "[person]さん complained"),
        ("田中さくら said no", "[person] said no"),
        ("สมชาย said no", "[person] said no"),
        ("张　伟反馈很慢", "[person]反馈很慢"),
        ("张 伟反馈很慢", "[person]反馈很慢"),
        ("张  伟反馈很慢", "[person]反馈很慢"),
        ("请找欧阳 娜娜", "请找[person]"),
        ("纸张 伟大", "纸张 伟大"),
        ("一张 伟大的图", "一张 伟大的图"),
    ],
)
def test_a_known_name_is_found_in_every_script_and_spacing(text, masked):
    assert MASK.masked(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("打我13812345678月底前联系", "打我[phone]月底前联系"),
        ("13812345678日常联系", "[phone]日常联系"),
        ("13812345678年后联系", "[phone]年后联系"),
        ("13812345678个人号", "[phone]个人号"),
        ("打138.1234.5678", "打[phone]"),
        ("共13812345678元", None),
        ("金额：13812345678", None),
        ("加微信zhangwei88聊", "加微信[id]聊"),
        ("加我微信zhangwei_88", "加我微信[id]"),
        ("钉钉zhang-wei联系", "钉钉[id]联系"),
        ("wechat zhangwei88", "wechat [id]"),
        ("my WeChat linxiao_k", "my WeChat [id]"),
        ("微信ios17闪退", None),
        ("微信android14闪退", None),
        ("微信v8.0.32版本", None),
        ("微信公众号 2024", None),
        ("WhatsApp follow-up is slow", None),
        ("wechat integration", None),
    ],
)
def test_a_number_or_handle_is_told_from_amounts_and_versions(text, masked):
    assert MASK.masked(text) == (text if masked is None else masked)


LONG = 40_000
BEFORE_BLANKS = (
    *("Thanks", "Regards", "Best,", "Dear", "Mr", "Contact", "Contact: Anna,", "Attendees: Anna"),
    *("谢谢", "谢谢！李伟", "联系人", "联系人：李伟", "李伟", "@李伟", "-李伟", "- Anna", "李伟："),
    *(
        "工单号",
        "工单号：",
        "订单#",
        "ticket no",
        "order id:",
        "case",
        "密码",
        "password is",
        "电话",
    ),
    *(
        "手机号码是",
        "call me on",
        "微信",
        "微信号",
        "微信号是",
        "wechat id is",
        "qq",
        "QQ群",
        "QQ号：",
    ),
    *(
        "微信：zhang",
        "line: anna",
        "anna at",
        "anna [at] b [dot]",
        "https://",
        "1",
        "+86",
        "version",
    ),
)


def seconds(text):
    begun = time.process_time()
    MASK.spans(text)
    return time.process_time() - begun


@pytest.mark.parametrize("blank", ["\t ", "\n"])
def test_blanks_without_end_cost_no_more_than_words(blank):
    words = max(0.05, seconds(("the export is slow, 导出很慢 " * LONG)[:LONG]))
    for before in BEFORE_BLANKS:
        for behind in ("x", "?x 123456"):
            text = before + (blank * LONG)[:LONG] + behind
            assert seconds(text) < 10 * words, before
