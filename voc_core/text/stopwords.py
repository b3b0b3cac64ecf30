"""Words that say nothing about what a text is about, in both languages."""

from typing import Final

ENGLISH: Final = frozenset(
    """
    a about above actually after again against all almost alone along already also although
    always am an and another any anybody anyone anything are around as ask asked at away back be
    became because been before being below between both but by came can cannot come could day
    days did do does doing done down each either else even ever every everybody everyone
    everything far few first for from further gave get gets getting give given gives go goes
    going gone good got had has have having he hello her here hers him his how however hi i if
    in instead into is it its itself just keep kept know last later least less let like little
    long lot made make makes making many may maybe me mean might mine more most much must my
    myself need needs never new next no nobody none nor not nothing now of off often ok okay old
    on once one only onto or other others our ours out over own part people per perhaps please
    put quite rather really regards said same saw say says second see seen several shall she
    should since so some somebody someone something sometimes soon still such take taken takes
    tell than thank thanks that the their theirs them themselves then there these they thing
    things think this those though three through time times to today together told too took
    toward try trying two under until up upon us use used uses using very via want wants was way
    we week weeks well went were what when where whether which while who whole whom whose why
    will with within without would year years yes yesterday yet you your yours yourself don
    doesn didn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn ain
    """.split()
)
CHINESE: Final = frozenset(
    """
    一个 一些 一下 一直 一样 一次 一般 一点 一起 上面 下面 不会 不但 不是 不过 不能 不要 与其 为了
    为什么 之前 之后 之间 也是 也许 了解 事情 于是 什么 今天 今年 仍然 他们 以及 以前 以后 以来 任何
    但是 你们 使用 例如 便是 先生 全部 公司 共同 关于 其中 其他 其实 其它 再次 几乎 几个 出来 到底
    刚刚 包括 十分 去年 双方 只是 只有 只要 只能 可以 可是 可能 各个 各种 同时 同样 后来 否则 周五
    哪里 哪些 因为 因此 在于 大家 大概 太多 女士 如何 如果 如此 它们 完全 对于 对此 就是 就算 已经
    并且 应该 当时 很多 得到 必须 怎么 怎样 总是 总之 感觉 感谢 我们 我司 或者 所以 所有 所谓 才能
    方面 时候 时间 明天 是否 最后 最近 有些 有时 有时候 有点 本次 来说 根本 此外 每个 每天 每次 比如
    比较 没有 没什么 现在 由于 的话 目前 直到 相关 看到 知道 确实 私下 第一 等等 给我们 而且 而是
    自己 至少 至于 虽然 觉得 认为 许多 请问 谢谢 起来 越来越 越来 足够 还是 还有 还要 这个 这么 这些
    这样 这次 这种 这里 进行 通过 遇到 那个 那么 那些 那样 那里 都是 除了 随着 隔天 需要 非常 首先
    特别 继续 表示 贵司 您好 你好 一定 之类 多次 不到 一共 反正 上次 下次 上周 下周 本周 本月 上月
    """.split()
)
STOPWORDS: Final = ENGLISH | CHINESE
