"""What an e-mail domain says about the organisation, and which domains say nothing."""

from functools import lru_cache
from typing import Final

from publicsuffixlist import PublicSuffixList

FREE_MAIL: Final = """
    gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.jp outlook.in outlook.cn
    hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es live.com live.cn live.de
    live.co.uk live.fr live.nl msn.com passport.com yahoo.com yahoo.com.cn yahoo.cn yahoo.de
    yahoo.fr yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.com.hk yahoo.com.tw yahoo.com.sg yahoo.com.br
    yahoo.it yahoo.es yahoo.in yahoo.ca ymail.com rocketmail.com icloud.com me.com mac.com aol.com
    aim.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de arcor.de posteo.de
    mailbox.org online.de proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de
    tuta.io tuta.com fastmail.com fastmail.fm hey.com mail.com email.com usa.com inbox.com
    hushmail.com zoho.com zohomail.com mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru
    rambler.ru ukr.net seznam.cz centrum.cz wp.pl o2.pl interia.pl onet.pl libero.it virgilio.it
    tiscali.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr bluewin.ch hispeed.ch btinternet.com
    sky.com talktalk.net ntlworld.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net
    bellsouth.net cox.net charter.net bigpond.com optusnet.com.au rogers.com shaw.ca sympatico.ca
    rediffmail.com sify.com naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp
    ezweb.ne.jp softbank.ne.jp nifty.com uol.com.br bol.com.br terra.com.br qq.com foxmail.com
    163.com 163.net 126.com yeah.net 188.com netease.com sina.com sina.cn sina.com.cn sohu.com
    139.com 189.cn wo.cn wo.com.cn aliyun.com 21cn.com tom.com 263.net eyou.com 58.com qq.cn
    vip.163.com vip.126.com chinaren.com hk.com pchome.com.tw hinet.net seed.net.tw
    mailinator.com 10minutemail.com guerrillamail.com yopmail.com example.com example.org
    example.net
"""
FREE_DOMAINS: Final = frozenset(FREE_MAIL.split())


def domain_of(email: str) -> str:
    """Return the domain an organisation registered; empty for free mail or no address.

    >>> domain_of("ann@mail.acme.co.uk")
    'acme.co.uk'
    >>> domain_of("li@vip.qq.com")
    ''
    """
    return registered(email.rpartition("@")[2]) if "@" in email else ""


@lru_cache(maxsize=50_000)
def registered(domain: str) -> str:
    """Return the part of a domain that was registered; empty for a free mail service."""
    folded = domain.strip().strip(".").casefold()
    owned = _suffixes().privatesuffix(folded) or folded
    return "" if folded in FREE_DOMAINS or owned in FREE_DOMAINS else owned


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    """Return the public suffixes as they came with the library; nothing is fetched."""
    return PublicSuffixList(only_icann=True)
