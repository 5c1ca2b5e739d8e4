"""Pages that were printed from an issue and not read back as it: each keeps a fault found so, and its reason."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.dump import dump

FAULTS = {
    # A sidebar's name in brackets: the rule did not look at lines that begin with one.
    "sidebar_in_brackets": (
        "zh-Hans",
        """
        渡船三代人

        新华社石桥8月8日消息　村里的年轻人改造了渡船。

        【名词解释】

        渡船是指在江上载人的船。
        """,
    ),
    # The full stop that found no room begins the next line: nothing else there, and no line begins with one.
    "full_stop_on_the_next_line": (
        "zh-Hans",
        """
        ## 一线调查
        ## 南州市新添两条江底隧道
        　　老支书梁鹏检查了山上的茶园
        。
        下转第25版
        """,
    ),
    # Lines of heads right under one another are no column of text, even where they are as wide as one.
    "heads_as_wide_as_the_column": (
        "zh-Hans",
        """
        石桥县推进水利管护——
        一条老渠润良田 让春水流进每块田
        □ 通讯员 郑文博
        (上接38版)
        　　这片茶园比原来宽了5米，往返的
        时间缩短了一半。从临浦到澄安，渡口
        的船工郑静新建了全部的渡船。旧码头
        也已经用了二十年，镇中学的师生检查
        了大桥的引桥，大家的心里踏实了。
        """,
    ),
    # Cut in its first line, a paragraph leaves a piece as short as a head; what goes on begins with a comma.
    "first_line_over_a_picture": (
        "zh-Hans",
        """
        ## 云屏市水务局：
        ## 山里来了新茶客
        通讯员 盛桂枝 李明远

        一大早，几家合作社认领了山上的茶园

        ▲图为孩子们在浔水江边写生。

        李思源 摄

        ，渠水一直流到了田头。这片茶园已经用了十年。
        """,
    ),
    # The same where nothing but the indents tell: what is not set in begins no paragraph.
    "first_line_set_in": (
        "zh-Hans",
        """
        ## 渡船三代人

        　　老支书梁鹏检查了山上的茶

        图为浔水渔民在江边修船。

        园。据介绍，村里的年轻人修好了旧码头。

        　　孩子们又能到江边写生。
        """,
    ),
    # A column ends behind a semicolon, and the next one goes on without an indent.
    "column_ends_behind_a_semicolon": (
        "zh-Hans",
        """
        让春水流进每块田

        　　去年冬天，新修的渠道比原来宽了1万米；

        图为白渡新修的渠道。

        入夏以来，预计受益群众6万人次。

        　　谁都不想再等一年。
        """,
    ),
    # Bare names stand under a deck, and a line on the jump, not the text, right under them.
    "names_over_a_jump_line": (
        "zh-Hans",
        """
        “办法总比困难多”

        ——访浔水船工林鹏

        唐静 宋嘉言 谢思源

        （上接第二十五版）

        【编者按】当地的渡船正在一点点改变。

        几家合作社统计了全部的渡船，没有耽误春耕。
        """,
    ),
    # Two full lines before a picture are text: a head of a column is set in lines of its own.
    "two_lines_over_a_picture": (
        "zh-Hans",
        """
        山里来了新茶客

        新华社澄安4月8日电　镇中学的师生修好了沿
        线的渠道，往返的时间缩短了一半。为什么要修
        渠道，渡口的船工有自己的看法。

        从浔水到临浦，33公里的路，村里的年轻人走
        了整整两天……上个月，镇上的图书馆开门；今

        图为浔水渔民在江边修船。

        年路好走了。
        """,
    ),
    # No subhead has a deck: a head with one begins a story, without any credits too.
    "deck_begins_a_story": (
        "zh-Hans",
        """
        霞湾县推进水利管护——

        山里来了新茶客

        【本报石桥11月7日消息】老码头不再是一个难题。

        青州百艘渔船同日出海

        ——白渡镇渡口见闻

        “先把眼前的事办好。”高大江说。去年冬天，青州市水务局修好了江边的旧码头，渠水一直流到了田头。
        """,
    ),
    # What ends in an exclamation mark is a paragraph by its form; the dateline that opens it was not looked for.
    "dateline_over_exclamation": (
        "zh-Hans",
        """
        “先把眼前的事办好”

        中新社南州4月12日专电 赵思源、高小满等人也来了，时间缩短了一半！李立春、郑大江等人也来了！
        """,
    ),
    # A closing quote alone on its line, under a sentence that is finished without it.
    "closing_quote_on_the_next_line": (
        "zh-Hans",
        """
        ## 老码头百艘渔船同日出海
        　　中新社柘岭十二月二日电 “谁
        都不想再等一年。”孙志远说。20
        25年底，临浦市水务局检查了大桥
        的引桥。“谁都不想再等一年，”宋
        雪一边说，“办法总比困难多一些。
        ”
        (下转第31版)
        """,
    ),
    # A sentence that trails off, set in, stands right over a marked head and is none of its stack.
    "sentence_over_a_marked_head": (
        "zh-Hans",
        """
        ## 浔水渡口重开迎客

        　　【新华社石桥8月8日消息】这座桥成了大家议论的话题。

        ## 新闻背景

        　　4月以来，这座桥正在一点点改变。
        　　从澄安到柘岭，70公里的路，几家合作社走了整整两天……从石桥到白渡，师生走了整整两天……

        ## 【一线观察】

        ## 一条老渠润良田

        　　新华社澄安10月11日电 渠水一直流到了田头。
        """,
    ),
    # A label in brackets right under the full last line of a paragraph.
    "label_under_a_full_line": (
        "zh-Hans",
        """
        守住江边这盏灯
        　　【新华社青州3月4日电】韩向东说：“渠通了，路也
        顺了，渠通了，路也顺了。”据介绍，石桥市水务局改造了
        村里的老戏台，其中岚川有1.6亩，南州有2.9公里长。
        【一线观察】
        渡船三代人 让春水流进每块田
        见习记者 赵小平 何向东
        　　当地的渡船比原来宽了4米，路好走了，车也多了。老
        支书郑思源认领了全部的渡船。
        """,
    ),
    # A dispatch without a day, from two places.
    "two_places_without_a_day": (
        "zh-Hans",
        """
        ## 山里来了新茶客

        本报霞湾、南州电 (实习生曹晓梅　赵静)镇中学的师生检查了村里的老戏台。
        """,
    ),
    # Names alone under a head as wide as the column, right over its text: they are none of the head.
    "names_under_a_full_head": (
        "zh-Hant",
        """
        沿江各地春耕一線見聞：
        渡船傳家三代人守住這盞燈
        孫桂枝
        （上接第32版）
        　　老里長新建了大橋的引道，
        雲屏的漁民走訪了村裡，渠水
        一直流到了田頭。
        　　他說渠通了，路也順了，茶
        味道也好，路好走了，大家的
        心裡也踏實了。
        """,
    ),
    # The last line of a text is full, and two lines of heads follow, the second by a rule: wider than the column is
    # none of it.
    "stack_under_a_full_line": (
        "zh-Hant",
        """
        讓春水流進田裡
        　　國中的師生修好了渡輪，村
        裡的年輕人認養了兩座抽水站。
        　　先把眼前的事辦好，水來得
        早，路好走了，人也都踏實了。
        守住江邊這盞燈 渡船傳家三代人
        ——霞灣渡口見聞
        　　新修的渠道成了大家議論的
        話題。去年冬天，孩子們又能到
        江邊寫生，沒有耽誤春耕，今年
        的茶，味道格外好。
        """,
    ),
    # A jump line ends the text as a full stop does; the kicker below is no part of it.
    "kicker_under_a_jump": (
        "zh-Hant",
        """
        山裡來了新茶客
        　　從臨江到澄安，路上走了整整
        兩天，霞灣的漁民認養了渠道。
        　　渠水一直流到了田頭，大家的
        心裡踏實了，今年的茶味道格外好
        說是沒有耽誤春耕。（下轉第九版）
        海港的水利署推動水利管護工作：
        老碼頭重開迎客
        　　【本報台東電】國中的師生認養
        了兩岸的堤防，沒有耽誤春耕。
        """,
    ),
    # Two sentences, the last of which trails off, are no head, short as they are.
    "trailing_off_under_a_box_head": (
        "zh-Hant",
        """
        ## 讓春水流進田裡

        　　老里長認養了山上的茶園，比上年增加三成。

        ## 《新聞小辭典》

        　　從臨江到南浦，五千公里的路走了兩天……從臨江到東陵，漁民走了整整一天……
        """,
    ),
    # A line that ends with the point of a number ends no sentence, and what is under it is no head.
    "number_over_a_line_end": (
        "zh-Hans",
        """
        ## 守住江边这盏灯
        　　新华社澄安7月10日综合讯　从澄安到南
        州，村里的年轻人走了整整两天。
        　　水来得比往年早，我们要把账算清楚，茶
        也好。老支书说，水一直流到了田头，没人再
        等一年。
        　　孩子们又能到江边写生，从石桥走起有8.
        7公里的路，老支书走了整整两天……（下转
        第34版）
        """,
    ),
    # Towns have kana in their names too: つくば市.
    "caption_of_a_town_in_kana": (
        "ja",
        """
        旧市場、冬まで閉鎖

        県の港湾課は港の灯台を点検した。予算はまだ決まっていない。

        完成した橋を渡る人たち＝三つ沢市で

        写真・井上澄子

        先月末、市の担当者は港の灯台を引き取った。
        """,
    ),
    # A column ends before the point of a number: it is no mark of a list.
    "point_of_a_number_after_a_picture": (
        "ja",
        """
        ## 汐見市、水路を延長

        　渡し船は話題になっている。水路は以前より6

        写真は完成した橋

        ・4メートル広い。予算はまだ決まっていない。
        """,
    ),
    # No line begins with a closing square bracket.
    "bracket_on_the_next_line": (
        "ja",
        """
        ## 旧市場、住民に公開

        ［ジュネーブ　1日　ロイター
        ］ - 商店街の店主らは古い桟
        橋を修理したが、往復の時間が
        半分になった。

        渡し船は町の話題になっている
        が、山あいの茶畑は六月までに
        は完成しない。
        """,
    ),
    # A paragraph is set in by one blank; what is not goes on over the picture, short as its first line is.
    "set_in_by_one_blank": (
        "ko",
        """
        ## 나룻배 다시 뜬다
         [가람=뉴스1] 시장 상인들에 따르면 배가 다시 다닐 수 있게 됐다.
         최도윤씨는 “다리가 놓이면 마을이

        사진은 새로 놓인 가람대교.

        바뀐다. 내년까지 기다릴 수 없다”고 밝혔다.
        """,
    ),
    # The brackets of a byline go on in the next line, and then a story begins under the full one.
    "names_in_brackets_over_a_line_end": (
        "ko",
        """
        가람시, 물길 늘린다
         지난겨울 가람시는 낡은
        부두를 고쳤다. 관계자에
        따르면 배가 다시 다닐 수
        있게 됐다. <최도윤,
        이하늘 기자> ▶3면에
        계속
        나룻배, 다시 뜬다
         (서울=뉴시스) 시
        관계자에 따르면 배가 다시
        다니게 됐다.
        """,
    ),
}

READINGS = {
    "sidebar_in_brackets": """
        page 1
        article p1a1 (zh-Hans)
          headline 渡船三代人
          dateline 新华社 | 石桥 | --08-08 | 消息
          paragraph 村里的年轻人改造了渡船。
          sidebar p1a1s1
            headline 【名词解释】
            paragraph 渡船是指在江上载人的船。
        """,
    "full_stop_on_the_next_line": """
        page 1
        article p1a1 (zh-Hans)
          label 一线调查
          headline 南州市新添两条江底隧道
          continued on 25
          paragraph 老支书梁鹏检查了山上的茶园。
        """,
    "heads_as_wide_as_the_column": """
        page 1
        article p1a1 (zh-Hans)
          kicker 石桥县推进水利管护——
          headline 一条老渠润良田 让春水流进每块田
          correspondent 郑文博
          continued from 38
          paragraph 这片茶园比原来宽了5米，往返的时间缩短了一半。从临浦到澄安， \
… 师生检查了大桥的引桥，大家的心里踏实了。 (82)
        """,
    "first_line_over_a_picture": """
        page 1
        article p1a1 (zh-Hans)
          kicker 云屏市水务局：
          headline 山里来了新茶客
          correspondent 盛桂枝
          correspondent 李明远
          photographer 李思源
          paragraph 一大早，几家合作社认领了山上的茶园，渠水一直流到了田头。这片茶园已经用了十年。
          caption ▲图为孩子们在浔水江边写生。
          credit 李思源 摄
        """,
    "first_line_set_in": """
        page 1
        article p1a1 (zh-Hans)
          headline 渡船三代人
          paragraph 老支书梁鹏检查了山上的茶园。据介绍，村里的年轻人修好了旧码头。
          caption 图为浔水渔民在江边修船。
          paragraph 孩子们又能到江边写生。
        """,
    "column_ends_behind_a_semicolon": """
        page 1
        article p1a1 (zh-Hans)
          headline 让春水流进每块田
          paragraph 去年冬天，新修的渠道比原来宽了1万米；入夏以来，预计受益群众6万人次。
          caption 图为白渡新修的渠道。
          paragraph 谁都不想再等一年。
        """,
    "names_over_a_jump_line": """
        page 1
        article p1a1 (zh-Hans)
          headline “办法总比困难多”
          deck ——访浔水船工林鹏
          author 唐静
          author 宋嘉言
          author 谢思源
          continued from 25
          editors_note 【编者按】当地的渡船正在一点点改变。
          paragraph 几家合作社统计了全部的渡船，没有耽误春耕。
        """,
    "two_lines_over_a_picture": """
        page 1
        article p1a1 (zh-Hans)
          headline 山里来了新茶客
          dateline 新华社 | 澄安 | --04-08 | 电
          paragraph 镇中学的师生修好了沿线的渠道，往返的时间缩短了一半。为什么要修渠道，渡口的船工有自己的看法。
          paragraph 从浔水到临浦，33公里的路，村里的年轻人走了整整两天……上个月，镇上的图书馆开门；今年路好走了。
          caption 图为浔水渔民在江边修船。
        """,
    "deck_begins_a_story": """
        page 1
        article p1a1 (zh-Hans)
          kicker 霞湾县推进水利管护——
          headline 山里来了新茶客
          dateline 本报 | 石桥 | --11-07 | 消息
          paragraph 老码头不再是一个难题。
        article p1a2 (zh-Hans)
          headline 青州百艘渔船同日出海
          deck ——白渡镇渡口见闻
          paragraph “先把眼前的事办好。”高大江说。去年冬天，青州市水务局修好了江边的旧码头，渠水一直流到了田头。
        """,
    "dateline_over_exclamation": """
        page 1
        article p1a1 (zh-Hans)
          headline “先把眼前的事办好”
          dateline 中新社 | 南州 | --04-12 | 专电
          paragraph 赵思源、高小满等人也来了，时间缩短了一半！李立春、郑大江等人也来了！
        """,
    "closing_quote_on_the_next_line": """
        page 1
        article p1a1 (zh-Hans)
          headline 老码头百艘渔船同日出海
          dateline 中新社 | 柘岭 | --12-02 | 电
          continued on 31
          paragraph “谁都不想再等一年。”孙志远说。2025年底，临浦市水务局检 … ，”宋雪一边说，“办法总比困难多一些。” (67)
        """,
    "sentence_over_a_marked_head": """
        page 1
        article p1a1 (zh-Hans)
          headline 浔水渡口重开迎客
          dateline 新华社 | 石桥 | --08-08 | 消息
          paragraph 这座桥成了大家议论的话题。
          sidebar p1a1s1
            headline 新闻背景
            paragraph 4月以来，这座桥正在一点点改变。
            paragraph 从澄安到柘岭，70公里的路，几家合作社走了整整两天……从石桥到白渡，师生走了整整两天……
        article p1a2 (zh-Hans)
          label 【一线观察】
          headline 一条老渠润良田
          dateline 新华社 | 澄安 | --10-11 | 电
          paragraph 渠水一直流到了田头。
        """,
    "label_under_a_full_line": """
        page 1
        article p1a1 (zh-Hans)
          headline 守住江边这盏灯
          dateline 新华社 | 青州 | --03-04 | 电
          paragraph 韩向东说：“渠通了，路也顺了，渠通了，路也顺了。”据介绍，石 … 其中岚川有1.6亩，南州有2.9公里长。 (65)
        article p1a2 (zh-Hans)
          label 【一线观察】
          headline 渡船三代人 让春水流进每块田
          trainee_reporter 赵小平
          trainee_reporter 何向东
          paragraph 当地的渡船比原来宽了4米，路好走了，车也多了。老支书郑思源认领了全部的渡船。
        """,
    "two_places_without_a_day": """
        page 1
        article p1a1 (zh-Hans)
          headline 山里来了新茶客
          dateline 本报 | 霞湾、南州 | - | 电
          intern 曹晓梅
          intern 赵静
          paragraph 镇中学的师生检查了村里的老戏台。
        """,
    "names_under_a_full_head": """
        page 1
        article p1a1 (zh-Hant)
          kicker 沿江各地春耕一線見聞：
          headline 渡船傳家三代人守住這盞燈
          author 孫桂枝
          continued from 32
          paragraph 老里長新建了大橋的引道，雲屏的漁民走訪了村裡，渠水一直流到了田頭。
          paragraph 他說渠通了，路也順了，茶味道也好，路好走了，大家的心裡也踏實了。
        """,
    "stack_under_a_full_line": """
        page 1
        article p1a1 (zh-Hant)
          headline 讓春水流進田裡
          paragraph 國中的師生修好了渡輪，村裡的年輕人認養了兩座抽水站。
          paragraph 先把眼前的事辦好，水來得早，路好走了，人也都踏實了。
        article p1a2 (zh-Hant)
          headline 守住江邊這盞燈 渡船傳家三代人
          deck ——霞灣渡口見聞
          paragraph 新修的渠道成了大家議論的話題。去年冬天，孩子們又能到江邊寫生，沒有耽誤春耕，今年的茶，味道格外好。
        """,
    "kicker_under_a_jump": """
        page 1
        article p1a1 (zh-Hant)
          headline 山裡來了新茶客
          continued on 9
          paragraph 從臨江到澄安，路上走了整整兩天，霞灣的漁民認養了渠道。
          paragraph 渠水一直流到了田頭，大家的心裡踏實了，今年的茶味道格外好說是沒有耽誤春耕。
        article p1a2 (zh-Hant)
          kicker 海港的水利署推動水利管護工作：
          headline 老碼頭重開迎客
          dateline 本報 | 台東 | - | 電
          paragraph 國中的師生認養了兩岸的堤防，沒有耽誤春耕。
        """,
    "trailing_off_under_a_box_head": """
        page 1
        article p1a1 (zh-Hant)
          headline 讓春水流進田裡
          paragraph 老里長認養了山上的茶園，比上年增加三成。
          sidebar p1a1s1
            headline 《新聞小辭典》
            paragraph 從臨江到南浦，五千公里的路走了兩天……從臨江到東陵，漁民走了整整一天……
        """,
    "number_over_a_line_end": """
        page 1
        article p1a1 (zh-Hans)
          headline 守住江边这盏灯
          dateline 新华社 | 澄安 | --07-10 | 综合讯
          continued on 34
          paragraph 从澄安到南州，村里的年轻人走了整整两天。
          paragraph 水来得比往年早，我们要把账算清楚，茶也好。老支书说，水一直流到了田头，没人再等一年。
          paragraph 孩子们又能到江边写生，从石桥走起有8.7公里的路，老支书走了整整两天……
        """,
    "caption_of_a_town_in_kana": """
        page 1
        article p1a1 (ja)
          headline 旧市場、冬まで閉鎖
          photographer 井上澄子
          paragraph 県の港湾課は港の灯台を点検した。予算はまだ決まっていない。
          caption 完成した橋を渡る人たち＝三つ沢市で
          credit 写真・井上澄子
          paragraph 先月末、市の担当者は港の灯台を引き取った。
        """,
    "point_of_a_number_after_a_picture": """
        page 1
        article p1a1 (ja)
          headline 汐見市、水路を延長
          paragraph 渡し船は話題になっている。水路は以前より6・4メートル広い。予算はまだ決まっていない。
          caption 写真は完成した橋
        """,
    "bracket_on_the_next_line": """
        page 1
        article p1a1 (ja)
          headline 旧市場、住民に公開
          dateline ロイター | ジュネーブ | ----01 | -
          paragraph 商店街の店主らは古い桟橋を修理したが、往復の時間が半分になった。
          paragraph 渡し船は町の話題になっているが、山あいの茶畑は六月までには完成しない。
        """,
    "set_in_by_one_blank": """
        page 1
        article p1a1 (ko)
          headline 나룻배 다시 뜬다
          dateline 뉴스1 | 가람 | - | -
          paragraph 시장 상인들에 따르면 배가 다시 다닐 수 있게 됐다.
          paragraph 최도윤씨는 “다리가 놓이면 마을이 바뀐다. 내년까지 기다릴 수 없다”고 밝혔다.
          caption 사진은 새로 놓인 가람대교.
        """,
    "names_in_brackets_over_a_line_end": """
        page 1
        article p1a1 (ko)
          headline 가람시, 물길 늘린다
          reporter 최도윤
          reporter 이하늘
          continued on 3
          paragraph 지난겨울 가람시는 낡은 부두를 고쳤다. 관계자에 따르면 배가 다시 다닐 수 있게 됐다.
        article p1a2 (ko)
          headline 나룻배, 다시 뜬다
          dateline 뉴시스 | 서울 | - | -
          paragraph 시 관계자에 따르면 배가 다시 다니게 됐다.
        """,
}


def unindented(text: str) -> str:
    """The text without the indent that it has here."""
    return "".join(line.removeprefix(" " * 8) + "\n" for line in text.strip("\n").split("\n")[:-1])


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_mended(name: str) -> None:
    """The page is read as it was printed."""
    language, page = FAULTS[name]
    assert dump(newsparse.parse(unindented(page), language=language)) == unindented(READINGS[name])
