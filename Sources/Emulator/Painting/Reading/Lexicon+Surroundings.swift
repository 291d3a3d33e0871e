extension Lexicon {
  /// Places, light, weather, techniques and colours.
  static let surroundings = """
    place.lake: lake, pond, lakeside, lakeshore, loch | 湖, 湖泊, 湖上, 湖面, 湖边, 池塘, 湖邊, 西湖, 湖畔
    place.sea: sea, ocean, bay, harbour, harbor, open sea, coast, seascape | 海, 大海, 海上, 海洋, 海面, 港口, 海湾
    place.beach: beach, seaside, shore, tropical island, sandy beach, seashore, island | 海滩, 沙滩, 海边, 海灘, 沙灘, 海邊, 海岛
    place.river: river, stream, creek, riverside, canal | 河, 小河, 江, 河流, 溪, 小溪, 河边, 江南, 水乡, 苏州, 蘇州, 乌镇, 周庄, 河上, 江上, 江边, 河畔
    place.mountains: mountains, alps, mountain range, mountain landscape, valley, highlands, snowy mountains, snowy mountain, snow mountains, snow capped mountains, snow covered mountains, snowcapped mountains | 群山, 山脉, 山谷, 山里, 山脈, 山水, 高山, 雪山, 远山, 山间, 山下, 大山, 山脚, 山脚下
    place.forest: forest, wood, woods, woodland, jungle | 森林, 树林, 林间, 林中, 樹林, 丛林
    place.meadow: meadow, field, countryside, grassland, prairie, pasture, landscape, hills | 草地, 田野, 草原, 原野, 乡村, 草坪, 风景, 鄉村
    place.desert: desert, dunes, sahara | 沙漠, 沙丘, 戈壁
    place.snowfield: snow field, snowfield, snowy field, tundra, arctic, snowy landscape, winter landscape | 雪地, 雪原, 冰原, 雪景
    place.village: village, hamlet, town | 村庄, 村子, 小镇, 村落, 小村, 村莊, 小鎮
    place.city: city, street, skyline, downtown, city street, metropolis, city skyline | 城市, 街道, 街, 街头, 都市, 马路, 夜市
    place.alley: alley, alleyway, lane, narrow street, narrow old street, old street, back street, backstreet, old town, cobbled street, cobblestone street | 小巷, 巷子, 巷, 胡同, 弄堂, 老街, 古镇, 古街, 石板路, 石板街, 青石板, 雨巷, 街巷, 窄巷
    place.garden: garden, park, backyard | 花园, 公园, 庭院, 院子, 花園, 公園
    place.table: table, still life, window, room, desk, windowsill, kitchen, interior, wooden table | 窗边的桌子, 桌子, 桌上, 静物, 窗边, 窗台, 房间, 室内, 書桌, 靜物, 窗前, 餐桌, 窗邊
    place.space: space, outer space, galaxy, cosmos, universe, orbit | 太空, 宇宙, 星系, 外太空
    place.underwater: underwater, under water, under the sea, coral reef, reef, aquarium, undersea | 海底, 水下, 水底, 珊瑚礁
    time.dawn: dawn, sunrise, morning, daybreak, early morning, morning light | 清晨, 黎明, 日出, 早晨, 早上, 拂晓, 晨光, 朝霞
    time.day: day, daytime, noon, midday, afternoon, daylight, sunny | 白天, 中午, 正午, 下午, 日间, 白晝
    time.sunset: sunset, evening, golden hour, sundown, setting sun, evening light | 日落, 夕阳, 傍晚, 晚霞, 落日, 夕陽, 黄金时刻
    time.dusk: dusk, twilight, blue hour, nightfall | 黄昏, 暮色, 薄暮, 黃昏
    time.night: night, midnight, nighttime, night time, moonlit, at night, moonlight, night sky | 夜晚, 晚上, 夜, 夜里, 深夜, 夜景, 午夜, 夜空, 月夜, 月光, 黑夜
    weather.clear: clear, cloudless, clear sky, blue sky | 晴, 晴朗, 晴天, 万里无云, 无云
    weather.cloudy: cloudy, partly cloudy | 多云, 多雲
    weather.overcast: overcast, heavy clouds, heavier clouds, grey sky, dark clouds, thick clouds | 阴天, 陰天, 阴沉, 密云
    weather.rain: rain, rainy, raining, drizzle, shower, in the rain | 雨, 下雨, 雨天, 雨中, 小雨, 烟雨, 细雨, 雨水
    weather.snow: snow, snowy, snowing, snowfall, blizzard, snowflake | 雪, 下雪, 雪天, 大雪, 飘雪, 雪花
    weather.fog: fog, mist, foggy, misty, haze, hazy | 雾, 大雾, 薄雾, 有雾, 霧, 薄霧, 雾气, 朦胧
    weather.storm: storm, thunderstorm, stormy, tempest, thunder | 暴风雨, 风暴, 雷雨, 暴雨, 暴風雨, 雷电
    season.spring: spring, springtime | 春天, 春, 春季, 春日
    season.summer: summer, summertime | 夏天, 夏, 夏季, 夏日
    season.autumn: autumn, fall, autumnal, autumn leaves | 秋天, 秋, 秋季, 秋日, 金秋
    season.winter: winter, wintry, wintertime | 冬天, 冬, 冬季, 冬日
    look.plain: illustration, plain, normal style, natural, original style, digital art, photo style | 插画, 普通, 原来的风格, 插畫
    look.watercolour: watercolour, watercolor, aquarelle, water colour, water color, watercolor painting, watercolour painting | 水彩, 水彩画, 水彩風格, 水彩风格, 水彩畫
    look.oil: oil painting, oil, oil on canvas, impressionist, impressionism, van gogh, oils, monet | 油画, 油畫, 印象派, 梵高, 油画风格, 莫奈
    look.ink: ink wash, ink painting, ink, chinese painting, sumi-e, sumi e, ink wash painting, brush painting | 水墨, 水墨画, 国画, 中国画, 水墨畫, 水墨风格
    look.sketch: pencil sketch, sketch, pencil, pencil drawing, line drawing, charcoal, drawing | 素描, 铅笔画, 铅笔, 速写, 线稿, 鉛筆
    look.pixel: pixel art, pixel, 8-bit, 8 bit, pixelated, retro game, pixels | 像素, 像素画, 像素风, 像素風, 像素艺术
    look.poster: poster, travel poster, flat design, screen print, vintage poster, flat | 海报, 宣传画, 扁平, 海報, 招贴画
    look.mono: black and white, monochrome, black & white, b&w, grayscale, greyscale | 黑白, 单色, 黑白照片, 單色
    look.glass: stained glass, mosaic, stained-glass | 彩色玻璃, 彩窗, 玻璃画, 马赛克
    look.sepia: sepia, old photo, vintage photo, vintage, old photograph | 复古, 老照片, 怀旧, 復古, 泛黄
    pigment.red: red, crimson, scarlet, redder, reddish | 红色, 红, 紅色, 紅, 朱红, 深红, 大红
    pigment.orange: orange, more orange | 橙色, 橙, 橘色, 橘红
    pigment.yellow: yellow, yellower | 黄色, 黄, 黃色, 金黄, 黃
    pigment.green: green, greener | 绿色, 绿, 綠色, 綠, 翠绿
    pigment.teal: teal, turquoise, cyan | 青色, 青, 青绿, 碧绿
    pigment.blue: blue, bluer, light blue, azure | 蓝色, 蓝, 藍色, 藍, 天蓝
    pigment.navy: navy, dark blue, deep blue, navy blue | 深蓝色, 深蓝, 藏青, 深藍
    pigment.purple: purple, violet, magenta, lavender | 紫色, 紫, 淡紫
    pigment.pink: pink, pinker, rosy | 粉色, 粉红, 粉红色, 粉, 粉紅
    pigment.brown: brown, wooden brown | 棕色, 褐色, 棕
    pigment.white: white | 白色, 白
    pigment.grey: grey, gray, silver | 灰色, 灰, 银色
    pigment.black: black | 黑色, 黑
    pigment.gold: gold, golden | 金色, 金
    pigment.cream: cream, beige, ivory | 米色, 米白, 奶油色

    """
}
