extension Lexicon {
  /// How the words of a prompt hang together.
  static let grammar = """
    part.sky: sky, heaven | 天空, 天, 天色
    part.water: water, sea water, lake water, water surface | 水面, 水, 湖水, 海水, 河水
    part.ground: ground, grass, sand, floor, land, earth | 地面, 草, 沙子, 地
    part.light: light, lighting | 光线, 光, 光線
    part.background: background, scenery | 背景
    scale.big: big, large, huge, giant, tall, great, enormous | 大, 巨大, 大大, 巨型, 高大
    scale.small: small, little, tiny, mini | 小, 小小, 微小, 迷你
    scale.bigger: bigger, larger, taller, enlarge, closer, zoom in on | 变大, 大一点, 更大, 放大, 大一些, 變大, 加大
    scale.smaller: smaller, shrink, tinier, farther, further away | 变小, 小一点, 更小, 缩小, 小一些, 變小, 縮小
    spot.left: left, on the left, to the left, left side, west, on the left side, leftwards | 左边, 左侧, 左, 左面, 左邊, 西边, 往左, 向左
    spot.right: right, on the right, to the right, right side, east, on the right side, rightwards | 右边, 右侧, 右, 右面, 右邊, 东边, 往右, 向右
    spot.middle: middle, in the middle, centre, center, in the centre, in the center | 中间, 中央, 正中, 中心, 中間, 居中
    spot.top: upper, top, at the top, upper part | 上方, 顶部, 上面, 上部
    spot.bottom: bottom, at the bottom, lower part | 下方, 底部, 下面, 下部
    spot.near: foreground, in the foreground, in front | 前景, 近处, 前面, 近處
    spot.far: in the background, distance, in the distance, far away, on the horizon, on the far shore, faraway | 远处, 远方, 遠處, 后面, 天边, 对岸
    spot.bow: bow, on the bow, prow | 船头, 船首, 船頭
    spot.stern: stern, on the stern | 船尾
    spot.higher: higher, up, upwards, raise | 高一点, 往上, 向上, 更高, 升高
    spot.lower: lower, down, downwards | 低一点, 往下, 向下, 更低, 降低
    relation.on: on, onto, on top of, aboard, in | 在, 上
    relation.beside: beside, next to, near, by, alongside, close to, by the side of | 旁边, 旁, 边上, 旁邊, 附近
    relation.below: under, below, beneath, underneath | 底下, 下
    relation.above: above, over | 上空, 之上
    relation.behind: behind | 背后, 后
    relation.before: before, in front of | 前
    verb.add: add, put, include, place, insert, give it, give, plus, draw in, there should be, hang, plant, let there be, bring | 加, 加上, 添, 添加, 放, 加一, 加入, 画上, 增加, 添上, 再来, 加个, 来, 加点, 放上, 放一, 再加, 再画, 也要有, 要有, 有
    verb.remove: remove, delete, away, gone, vanish, erase, take away, take out, get rid of, drop, disappear, clear away, lose, take off | 去掉, 删除, 移除, 删掉, 擦掉, 不要, 拿掉, 去除, 刪除, 清除, 消失, 抹掉, 移走, 删去
    verb.without: without, no, no more, not any, minus | 没有, 无, 沒有, 無
    verb.change: make, change, set, paint it, let, should be, recolour, recolor, turn, colour, color, repaint, give me, give it a, convert, switch | 让, 使, 改, 调, 换, 讓, 把, 变, 變, 将, 調, 调整, 涂, 染
    verb.become: into, becomes, become, replace by, replaced by, turned into, instead of it | 换成, 改成, 变成, 改为, 变为, 換成, 變成, 转成, 转为, 改變為, 成, 画成, 做成
    verb.move: move, shift, push, drag, moved | 移, 移动, 移到, 挪, 搬, 挪到, 移動, 移向, 移至
    verb.replace: replace, swap, exchange, substitute | 替换, 代替, 取代
    verb.keep: keep, preserve, leave, do not change, don't change, do not touch, don't touch, without changing, retain | 保留, 保持, 不变, 不动, 不要动, 不要改, 不改, 不變, 别动, 没有动, 不要变
    verb.paint: draw, paint, show, create, picture of, generate, sketch of, render, imagine, painting of, drawing of, photo of | 画, 绘制, 生成, 创作, 畫, 请画, 给我画, 来一张, 画一张, 画一幅
    mood.bright: bright, brighter, lighter, brighten, lighten, more light, brightness, luminous | 明亮, 亮, 更亮, 变亮, 亮一点, 亮一些, 提亮, 調亮, 调亮
    mood.dark: dark, darker, darken, gloomy, dim, moody | 暗, 更暗, 变暗, 昏暗, 暗一点, 暗一些, 调暗, 阴暗
    mood.warm: warm, warmer, cosy, cozy, warmth | 暖, 温暖, 更暖, 暖色, 暖一点, 暖调, 暖色调
    mood.cool: cool, cooler, cold, colder, chilly | 冷, 更冷, 冷色, 冷一点, 冷调, 冷色调
    mood.dramatic: dramatic, epic, intense, drama, dramatically, threatening | 戏剧性, 壮观, 震撼, 戏剧, 夸张, 壯觀, 戲劇性, 强烈
    mood.calm: calm, calmer, still, quiet, peaceful, serene, tranquil, smooth, gentle, gentler | 平静, 宁静, 安静, 柔和, 静谧, 平靜, 寧靜
    mood.reflection: reflection, mirror image, reflect, reflecting, reflections, mirrored in the water, reflective | 倒影, 反光, 倒映, 映照
    mood.contrast: contrast, contrasty, punchy | 对比度, 对比, 對比, 反差
    mood.soft: softer, soft | 柔, 柔一点
    degree.more: more, much more, even more, stronger, heavier, extra, another, increase, further, denser | 更, 更多, 再, 多, 更加, 多一点, 多一些, 加强, 增强, 再多, 加重, 还要
    degree.less: less, fewer, reduce, weaker, not so, decrease | 少, 减少, 更少, 少一点, 减弱, 减, 不那么, 減少
    photo.blur: blur, blurred, blurry, out of focus, soft focus | 模糊, 虚化, 柔焦
    photo.sharpen: sharpen, sharper, crisper | 锐化, 清晰, 更清晰, 銳化
    photo.rotateLeft: rotate left, turn left, rotate counterclockwise, rotate it left, rotate to the left, rotate anticlockwise, rotate it to the left | 左转, 向左旋转, 逆时针旋转, 逆时针, 往左转, 向左轉
    photo.rotateRight: rotate right, rotate, turn right, rotate clockwise, rotate it right, rotate to the right, rotate 90 degrees, rotate it to the right | 旋转, 右转, 向右旋转, 顺时针, 顺时针旋转, 旋轉, 往右转
    photo.rotateHalf: upside down, rotate 180, rotate 180 degrees, rotate by 180, rotate by 180 degrees, turn around | 旋转180度, 倒过来, 上下颠倒, 旋转180, 颠倒
    photo.mirror: mirror, flip horizontally, mirror it, flip it, flip | 镜像, 左右翻转, 水平翻转, 翻转, 鏡像
    photo.flip: flip vertically, flip it vertically | 上下翻转, 垂直翻转
    photo.crop: crop, zoom in, zoom, cut out the middle | 裁剪, 裁切, 拉近, 剪裁
    photo.invert: invert, negative | 反色, 反相, 负片
    photo.overlay: overlay, superimpose, paste, into the corner, in the corner, corner | 叠加, 角落, 贴上, 疊加, 粘贴, 放到角落
    reference: this picture, that picture, the other picture, second picture, logo, reference, second image, other image, this image | 这张图, 这张图片, 另一张, 第二张, 参考图, 这幅图, 這張圖, 标志
    picture: picture, image, painting, photo, scene, whole picture, it, everything | 图片, 画面, 照片, 图, 整张图, 场景, 它, 圖片, 整个画面, 一幅画
    count.1: a, an, one, single | 一, 一个, 一只, 一艘, 一座, 一条, 一棵, 一位, 一轮, 一朵, 一间, 一栋, 一匹, 一辆, 一把, 一盏, 一颗, 一隻, 个, 只, 一片, 一抹, 一束
    count.2: two, couple of, a couple of, pair of, both, a pair of, 2 | 两, 二, 两只, 两个, 两艘, 两条, 两棵, 两座, 一对, 两位, 两朵, 两匹, 两辆, 兩, 兩隻, 双
    count.3: three, a few, some, several, few, 3 | 三, 三只, 三个, 三艘, 三条, 三棵, 三座, 几只, 几个, 几艘, 几棵, 几朵, 一些, 几, 三位, 三朵, 三匹, 三辆, 三隻, 些, 几座, 幾
    count.4: four, 4 | 四, 四只, 四个, 四艘, 四棵, 四座
    count.5: five, row of, a row of, 5 | 五, 五只, 五个, 五艘, 五棵, 一排
    count.6: six, 6 | 六, 六只, 六个
    count.7: seven, many, a flock of, flock of, lots of, a lot of, group of, a group of, 7 | 七, 许多, 很多, 一群, 群, 大量, 無數, 无数, 满天, 许多只, 七只
    count.8: eight, dozens of, 8, nine, ten, dozen | 八, 九, 十, 八只, 十只
    joint.and: and, &, as well as, also, then | 和, 与, 及, 还有, 并, 以及, 然后, 同时, 也, 與
    joint.with: with, has, having, containing, of | 带, 里有, 带有, 上有, 中有, 有着
    joint.to: to, towards, toward | 到, 往, 向
    filler: the, is, are, its, this, that, at, so, very, please, be, was, where, there, from, out, a bit, slightly, a little, little bit, style, in the style of, in style, look, way, all, very much, bit, as, for, my, now, would, like, i want, want, can, you, could, should, me, i, degrees, seen, lit, shining, standing, floating, sitting, flying, sailing, lying, growing, his, her, their, them, which, who, here, again, but, too, only, just, old, beautiful, lovely, nice, pretty, new, wooden, lonely, narrow, young, colourful, colorful, make sure, stay, stays, stays the same, unchanged, same, single one, high, long, wide, full, nicer, better, really, completely, against, across, through, around, between, along, while, during, after, behind it, shadow, colour of, color of, far, of the, with the, scenic, cute, happy, sleeping, empty, deep, fresh, wild, open, view, side, tone, area, part of, time, tones, colours, colors, atmosphere, mood, feeling, style of | 的, 了, 着, 很, 请, 里, 中, 那, 这, 那只, 这只, 那艘, 座, 艘, 条, 棵, 轮, 朵, 颗, 间, 栋, 匹, 辆, 把它, 一点, 一些些, 风格, 颜色, 画风, 色, 度, 吧, 得, 地方, 部分, 整个, 所有, 要, 想, 我, 你, 帮, 给, 是, 都, 就, 能, 上的, 里的, 边, 面, 些许, 一下, 張, 张, 幅, 风, 隻, 個, 点, 美丽, 漂亮, 古老, 坐, 站, 停, 飘, 飞, 漂, 请把, 一样, 原来, 还, 用, 以, 它们, 感觉, 气氛, 氛围, 色调, 这个, 那个

    """
}
