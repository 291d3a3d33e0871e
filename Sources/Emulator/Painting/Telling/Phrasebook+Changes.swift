extension Phrasebook {
  /// A change as something done: `made it night`, 把时间改成了夜晚.
  func change(_ note: Note) -> String {
    isChinese ? chinese(note) : english(note, isDone: true)
  }

  /// All that was added, as one change.
  func added(_ things: [String]) -> String {
    isChinese ? "添上了\(list(things))" : "added \(list(things))"
  }

  /// A change as something to do, in English: `make it night`.
  func intent(_ note: Note) -> String { english(note, isDone: false) }

  private func english(_ note: Note, isDone: Bool) -> String {
    func verb(_ done: String, _ plain: String) -> String { isDone ? done : plain }
    let made = verb("made", "make")
    switch note {
    case .place(let place):
      return "\(verb("moved", "move")) the scene to \(placeWithArticle(place))"
    case .background(let place):
      return "\(verb("set", "set")) \(placeWithArticle(place)) behind it"
    case .time(let time):
      return "\(verb("changed", "change")) the light to \(name(.time(time)))"
    case .weather(let weather):
      return "\(verb("changed", "change")) the weather to \(name(.weather(weather)))"
    case .cleared(let weather):
      let gone =
        switch weather {
        case .cloudy, .overcast: "the clouds"
        default: "the \(name(.weather(weather)))"
        }
      return "\(verb("took", "take")) \(gone) away"
    case .clouds(let steps):
      return steps > 0 ? "\(made) the clouds heavier" : "\(made) the clouds fewer"
    case .season(let season): return "\(verb("turned", "turn")) it to \(name(.season(season)))"
    case .look(let look): return "\(verb("finished", "finish")) it as \(technique(look))"
    case .tint(let part, let pigment):
      return
        "\(made) the \(part == .background ? "background" : name(.part(part))) more \(name(.pigment(pigment)))"
    case .adjusted(let mood, let steps): return adjusted(mood, steps, made, verb)
    case .added(let object): return "\(verb("added", "add")) \(thing(object))"
    case .removed(let kind): return "\(verb("removed", "remove")) the \(noun(kind))"
    case .replaced(let old, let new):
      return "\(verb("put", "put")) a \(name(.thing(new))) in place of the \(name(.thing(old)))"
    case .recoloured(let kind, let pigment):
      return "\(verb("painted", "paint")) the \(noun(kind)) \(name(.pigment(pigment)))"
    case .recounted(let kind, let count):
      return "\(made) it \(count) × \(name(.thing(kind)))"
    case .resized(let kind, let isBigger):
      return "\(made) the \(noun(kind)) \(isBigger ? "bigger" : "smaller")"
    case .moved(let kind, let spot):
      return "\(verb("moved", "move")) the \(noun(kind))\(direction(spot))"
    case .mirrored: return "\(verb("mirrored", "mirror")) the picture"
    case .photo(let operation): return photo(operation, verb)
    }
  }

  private func noun(_ kind: ObjectKind) -> String { kind == .birds ? "birds" : name(.thing(kind)) }

  private func adjusted(
    _ mood: Meaning.Mood, _ steps: Int, _ made: String, _ verb: (String, String) -> String
  ) -> String {
    let more = steps > 0 ? "more" : "less"
    switch mood {
    case .bright: return "\(made) it \(steps > 0 ? "brighter" : "darker")"
    case .dark: return "\(made) it \(steps > 0 ? "darker" : "brighter")"
    case .warm: return "\(made) the colours \(steps > 0 ? "warmer" : "cooler")"
    case .cool: return "\(made) the colours \(steps > 0 ? "cooler" : "warmer")"
    case .dramatic: return "\(made) the light \(more) dramatic"
    case .calm: return "\(made) it \(more) calm"
    case .reflection: return "\(made) the reflection \(steps > 0 ? "clearer" : "fainter")"
    case .contrast: return "\(verb("gave", "give")) it \(more) contrast"
    case .soft: return "\(made) it \(more) soft"
    }
  }

  private func direction(_ spot: Meaning.Spot?) -> String {
    switch spot {
    case .left: " to the left"
    case .right: " to the right"
    case .middle: " to the middle"
    case .top, .higher: " up"
    case .bottom, .lower: " down"
    case .near: " to the foreground"
    case .far: " into the distance"
    case .bow: " to the bow"
    case .stern: " to the stern"
    case nil: ""
    }
  }

  private func photo(_ operation: Meaning.PhotoVerb, _ verb: (String, String) -> String) -> String {
    switch operation {
    case .blur: verb("blurred", "blur") + " the picture"
    case .sharpen: verb("sharpened", "sharpen") + " the picture"
    case .rotateLeft: verb("turned", "turn") + " it to the left"
    case .rotateRight: verb("turned", "turn") + " it to the right"
    case .rotateHalf: verb("turned", "turn") + " it upside down"
    case .mirror: verb("mirrored", "mirror") + " it"
    case .flip: verb("flipped", "flip") + " it"
    case .crop: verb("cut", "cut") + " out its middle"
    case .invert: verb("inverted", "invert") + " its colours"
    case .overlay: verb("put", "put") + " the other picture into the corner"
    }
  }

  private func chinese(_ note: Note) -> String {
    switch note {
    case .place(let place): "把场景换到了\(name(.place(place)))"
    case .background(let place): "在后面画上了\(name(.place(place)))"
    case .time(let time): "把光线改成了\(name(.time(time)))"
    case .weather(let weather): "把天气改成了\(name(.weather(weather)))"
    case .cleared(let weather): "去掉了\(weather == .cloudy ? "云" : name(.weather(weather)))"
    case .clouds(let steps): steps > 0 ? "加重了云层" : "减少了云"
    case .season(let season): "把季节改成了\(name(.season(season)))"
    case .look(let look): "改成了\(name(.look(look)))的画法"
    case .tint(let part, let pigment): "让\(name(.part(part)))偏\(name(.pigment(pigment)))"
    case .adjusted(let mood, let steps): chinese(mood, steps)
    case .added(let object): "添上了\(thing(object))"
    case .removed(let kind): "去掉了\(name(.thing(kind)))"
    case .replaced(let old, let new): "把\(name(.thing(old)))换成了\(name(.thing(new)))"
    case .recoloured(let kind, let pigment): "把\(name(.thing(kind)))画成了\(name(.pigment(pigment)))"
    case .recounted(let kind, let count): "把\(name(.thing(kind)))改成了\(count)个"
    case .resized(let kind, let isBigger): "把\(name(.thing(kind)))画\(isBigger ? "大" : "小")了"
    case .moved(let kind, let spot): "把\(name(.thing(kind)))移\(chinese(spot))"
    case .mirrored: "左右翻转了画面"
    case .photo(let operation): chinese(operation)
    }
  }

  private func chinese(_ spot: Meaning.Spot?) -> String {
    switch spot {
    case .left: "到了左边"
    case .right: "到了右边"
    case .middle: "到了中间"
    case .top, .higher: "高了"
    case .bottom, .lower: "低了"
    case .near: "到了前景"
    case .far: "到了远处"
    case .bow: "到了船头"
    case .stern: "到了船尾"
    case nil: "了位置"
    }
  }

  private func chinese(_ mood: Meaning.Mood, _ steps: Int) -> String {
    switch mood {
    case .bright: steps > 0 ? "调亮了画面" : "调暗了画面"
    case .dark: steps > 0 ? "调暗了画面" : "调亮了画面"
    case .warm: steps > 0 ? "让色调更暖" : "让色调更冷"
    case .cool: steps > 0 ? "让色调更冷" : "让色调更暖"
    case .dramatic: steps > 0 ? "加强了光影的戏剧感" : "减弱了光影的戏剧感"
    case .calm: steps > 0 ? "让画面更平静" : "让画面更有动感"
    case .reflection: steps > 0 ? "加强了水面的倒影" : "减弱了水面的倒影"
    case .contrast: steps > 0 ? "提高了对比度" : "降低了对比度"
    case .soft: steps > 0 ? "让画面更柔和" : "让画面更硬朗"
    }
  }

  private func chinese(_ operation: Meaning.PhotoVerb) -> String {
    switch operation {
    case .blur: "模糊了画面"
    case .sharpen: "锐化了画面"
    case .rotateLeft: "把图片向左转了"
    case .rotateRight: "把图片向右转了"
    case .rotateHalf: "把图片倒过来了"
    case .mirror: "左右翻转了图片"
    case .flip: "上下翻转了图片"
    case .crop: "裁出了中间部分"
    case .invert: "反转了颜色"
    case .overlay: "把另一张图放到了角落"
    }
  }
}
