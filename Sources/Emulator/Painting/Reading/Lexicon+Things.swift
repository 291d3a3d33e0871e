extension Lexicon {
  /// What can be drawn.
  static let things = """
    thing.sun: sun | 太阳, 太陽, 日头, 红日
    thing.moon: moon, crescent, full moon | 月亮, 月, 明月, 满月, 圆月, 滿月, 一轮月亮
    thing.stars: stars, star, starry, milky way, starlight | 星星, 星空, 繁星, 银河, 銀河, 星
    thing.rainbow: rainbow | 彩虹, 虹
    thing.balloon: balloon, hot air balloon, hot-air balloon | 热气球, 气球, 熱氣球, 氣球
    thing.kite: kite | 风筝, 風箏
    thing.birds: bird, seagull, gull, swallow, flock, goose, geese, crow, eagle | 鸟, 飞鸟, 小鸟, 海鸥, 燕子, 鳥, 飛鳥, 大雁, 鸟儿
    thing.plane: plane, airplane, aeroplane, aircraft, jet | 飞机, 飛機
    thing.rocket: rocket, spaceship, spacecraft, space ship | 火箭, 飞船, 太空船, 飛船, 宇宙飞船
    thing.lightning: lightning, thunderbolt, flash | 闪电, 閃電
    thing.aurora: aurora, northern lights, polar lights | 极光, 極光
    thing.planet: planet, saturn | 行星, 土星, 星球
    thing.ufo: ufo, flying saucer, saucer | 飞碟, 不明飞行物, 飛碟
    clouds: clouds, cloud, cloud layer | 云, 云层, 云朵, 白云, 乌云, 雲, 雲層, 雲朵, 云彩
    thing.boat: boat, rowboat, sailboat, rowing boat, sailing boat, fishing boat, canoe, dinghy, yacht, wooden boat | 船, 小船, 木船, 渔船, 帆船, 小舟, 扁舟, 舟, 漁船
    thing.ship: sailing ship, ship, galleon, tall ship, frigate, schooner | 大船, 大帆船, 轮船, 輪船, 海盗船
    thing.duck: duck, swan, duckling | 鸭子, 天鹅, 小鸭, 鸭, 鴨子, 天鵝
    thing.whale: whale, orca | 鲸鱼, 鲸, 鯨魚
    thing.fish: fish, goldfish, koi, carp | 鱼, 金鱼, 锦鲤, 鲤鱼, 魚, 小鱼
    thing.lotus: lotus, water lily, lily pad, lily, water lilies | 荷花, 莲花, 睡莲, 荷叶, 蓮花
    thing.house: house, cottage, hut, cabin, farmhouse, home, barn | 房子, 小屋, 木屋, 房屋, 农舍, 屋子, 農舍, 小房子
    thing.lighthouse: lighthouse, light house | 灯塔, 燈塔
    thing.bridge: bridge, stone bridge, arch bridge | 桥, 石桥, 拱桥, 小桥, 橋, 石橋
    thing.pagoda: pagoda, temple, shrine | 塔, 宝塔, 寺庙, 庙, 古塔, 亭子, 佛塔, 寶塔, 寺廟
    thing.castle: castle, fortress, palace | 城堡, 宫殿, 宮殿
    thing.windmill: windmill, mill | 风车, 風車
    thing.tower: skyscraper, tower, high rise | 摩天大楼, 高楼, 大厦, 大楼, 高樓
    thing.tent: tent, yurt | 帐篷, 帳篷, 蒙古包
    thing.tree: tree, oak, maple, cherry tree, birch, cherry blossom, apple tree | 树, 大树, 枫树, 橡树, 樱花树, 樱花, 樹, 大樹, 櫻花, 树木
    thing.pine: pine, fir, spruce, pine tree, christmas tree, fir tree, evergreen | 松树, 杉树, 圣诞树, 松, 松樹
    thing.palm: palm, palm tree, coconut tree | 棕榈, 椰子树, 棕榈树, 椰树, 椰子樹
    thing.bamboo: bamboo | 竹子, 竹林, 竹
    thing.willow: willow, willow tree | 柳树, 垂柳, 柳, 杨柳, 柳樹
    thing.cactus: cactus, cacti, saguaro | 仙人掌
    thing.flowers: flowers, flower, tulip, rose, daisy, poppy, sunflower, wildflower, blossom | 花, 花朵, 野花, 玫瑰, 郁金香, 向日葵, 鲜花, 花丛, 小花
    thing.bush: bush, shrub, hedge | 灌木, 灌木丛
    thing.rock: rock, stone, boulder | 石头, 岩石, 礁石, 石頭
    thing.peak: peak, mountain, volcano, mount fuji | 山, 山峰, 火山, 富士山
    thing.hill: hill, knoll, hilltop | 小山, 山丘, 山坡, 小山坡
    thing.mushroom: mushroom, toadstool | 蘑菇
    thing.person: person, man, woman, girl, boy, figure, people, fisherman, child, children, traveller, lady, walker, farmer, men, women, somebody | 人, 男人, 女人, 女孩, 男孩, 孩子, 渔夫, 行人, 小孩, 姑娘, 老人, 漁夫, 旅人
    thing.cat: cat, kitten, kitty | 猫, 小猫, 猫咪, 貓, 小貓
    thing.dog: dog, puppy, hound | 狗, 小狗, 犬
    thing.horse: horse, pony, foal | 马, 白马, 骏马, 馬
    thing.heron: heron, egret, crane, stork, flamingo | 白鹭, 鹭, 鹤, 仙鹤, 白鷺, 鶴, 鹭鸶, 苍鹭, 火烈鸟
    thing.rabbit: rabbit, bunny, hare | 兔子, 小兔, 兔, 小兔子
    thing.fox: fox | 狐狸
    thing.bear: bear | 熊, 棕熊, 小熊
    thing.robot: robot, android, droid | 机器人, 機器人
    thing.snowman: snowman, snowmen | 雪人
    thing.umbrella: umbrella, parasol | 伞, 雨伞, 遮阳伞, 太阳伞, 傘, 雨傘
    thing.car: car, automobile, taxi, van | 汽车, 车, 小汽车, 轿车, 出租车, 汽車, 車
    thing.bicycle: bicycle, bike, cycle | 自行车, 单车, 自行車, 單車
    thing.lantern: lantern, paper lantern, sky lantern | 灯笼, 燈籠, 红灯笼, 孔明灯
    thing.bench: bench, seat | 长椅, 长凳, 椅子, 長椅
    thing.campfire: campfire, bonfire, fire, camp fire | 篝火, 营火, 火堆, 營火
    thing.fence: fence, picket fence | 篱笆, 栅栏, 籬笆
    thing.cup: cup, teacup, mug, coffee, tea, coffee cup, cup of tea, cup of coffee, tea cup | 茶杯, 杯子, 咖啡, 茶, 咖啡杯, 一杯茶, 一杯咖啡
    thing.vase: vase, bouquet, vase of flowers | 花瓶, 花束, 瓶花
    thing.bottle: bottle, wine, bottle of wine | 瓶子, 酒瓶, 葡萄酒
    thing.book: book | 书, 书本, 書
    thing.fruit: fruit, apple, orange fruit, bowl of fruit, fruit bowl, pear | 水果, 苹果, 果盘, 蘋果
    thing.candle: candle | 蜡烛, 烛光, 蠟燭

    """
}
