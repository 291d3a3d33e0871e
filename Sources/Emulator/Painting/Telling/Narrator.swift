/// Says in plain words what was drawn, changed and not understood.
struct Narrator {
  let reading: Reading
  /// Nothing for a picture that was handed over.
  let scene: Scene?
  private let phrases: Phrasebook

  init(reading: Reading, scene: Scene?) {
    self.reading = reading
    self.scene = scene
    phrases = Phrasebook(isChinese: reading.isChinese)
  }

  private var isChinese: Bool { reading.isChinese }

  /// What stands in a new scene.
  func presentation() -> String {
    guard let scene else { return "" }
    let things = merged(scene.objects.filter { ![.sun, .stars].contains($0.kind) }).map {
      phrases.thing($0)
    }
    let place = phrases.name(.place(scene.place))
    let isTimeless = scene.place == .space || scene.place == .underwater
    let time = isTimeless ? "" : phrases.when(scene.time)
    var text: String
    if isChinese {
      text = "画好了：\(time)\(time.isEmpty ? "" : "的")\(place)"
      if let place = scene.background { text += "，远处是\(phrases.name(.place(place)))" }
      if !things.isEmpty { text += "，有\(phrases.list(things))" }
      if scene.look != .plain { text += "，用的是\(phrases.name(.look(scene.look)))的画法" }
      text += "。"
    } else {
      text = "Here is \(phrases.placeWithArticle(scene.place))\(time.isEmpty ? "" : " " + time)"
      if let place = scene.background { text += " before \(phrases.placeWithArticle(place))" }
      if !things.isEmpty { text += " with \(phrases.list(things))" }
      if scene.look != .plain { text += ", as \(phrases.technique(scene.look))" }
      text += "."
    }
    return text + unknowns()
  }

  /// Things of one kind and colour as one group.
  private func merged(_ objects: [SceneObject]) -> [SceneObject] {
    objects.reduce(into: []) { groups, object in
      if let index = groups.firstIndex(where: {
        $0.kind == object.kind && $0.pigment == object.pigment
      }) {
        groups[index].count += object.count
      } else {
        groups.append(object)
      }
    }
  }

  /// What was changed in a scene or picture.
  func report(_ notes: [Note], kept: [Meaning], missing: [ObjectKind]) -> String {
    var sentences: [String] = []
    var seen: Set<String> = []
    // All that was added is named in one breath.
    let added = notes.compactMap { note -> String? in
      if case .added(let object) = note { phrases.thing(object) } else { nil }
    }
    let changes = notes.map { note -> String in
      if case .added = note { phrases.added(added) } else { phrases.change(note) }
    }.filter { seen.insert($0).inserted }
    if !changes.isEmpty {
      let shown = Array(changes.prefix(5))
      sentences.append(
        isChinese ? "我\(shown.joined(separator: "，"))" : "I \(phrases.list(shown))")
    }
    let names = kept.map { phrases.name($0) }.filter { !$0.isEmpty }
    if !names.isEmpty {
      sentences.append(
        isChinese
          ? "\(phrases.list(names))没有动" : "the \(phrases.list(names)) stayed as before")
    } else if let anchor = unmoved(notes), !changes.isEmpty, changes.count < 3 {
      sentences.append(isChinese ? "\(anchor)没有动" : "the \(anchor) stayed where it was")
    }
    var text = ""
    if !sentences.isEmpty {
      text = sentences.joined(separator: isChinese ? "，" : "; ") + (isChinese ? "。" : ".")
      text = text.prefix(1).uppercased() + text.dropFirst()
    }
    let gone = missing.map { phrases.name(.thing($0)) }
    if !gone.isEmpty {
      text +=
        isChinese
        ? "画里没有\(phrases.list(gone))，所以没有改。"
        : "\(text.isEmpty ? "" : " ")There is no \(phrases.list(gone, or: true)) in the picture to change."
    }
    if text.isEmpty, reading.unknown.isEmpty {
      text =
        isChinese
        ? "我没有看懂要改什么，画面保持原样。可以说“加一只船”或“改成夜晚”。"
        : "I did not find anything to change in these words, so the picture is as it was. "
          + "Try \"add a boat\" or \"make it night\"."
    }
    return text + unknowns()
  }

  /// A thing of the scene that no change speaks of, as a painter would mention it.
  private func unmoved(_ notes: [Note]) -> String? {
    guard let scene else { return nil }
    let touched = Set(
      notes.compactMap { note -> ObjectKind? in
        switch note {
        case .added(let object): object.kind
        case .removed(let kind), .recoloured(let kind, _), .recounted(let kind, _),
          .resized(let kind, _), .moved(let kind, _), .replaced(_, let kind):
          kind
        case .place, .mirrored: .sun
        default: nil
        }
      })
    if touched.contains(.sun) { return nil }
    let object = scene.objects.first {
      $0.kind.realm != .sky && $0.count == 1 && !touched.contains($0.kind)
        && ![.flowers, .fruit].contains($0.kind)
    }
    return object.map { phrases.name(.thing($0.kind)) }
  }

  /// An honest word on what the artist cannot draw.
  private func unknowns() -> String {
    guard !reading.unknown.isEmpty else { return "" }
    if isChinese {
      return "我不会画“\(reading.unknown.joined(separator: "”“"))”，这部分没有画。"
    }
    let names = reading.unknown.map { name in
      "aeiou".contains(name.prefix(1)) ? "an \(name)" : "a \(name)"
    }
    return " I do not know how to draw \(phrases.list(names, or: true)), so that is left out."
  }

  // MARK: Thoughts

  /// What the artist thought while drawing: always English, as the service's thoughts are.
  func thoughts(notes: [Note], isNew: Bool) -> [String] {
    let english = Phrasebook(isChinese: false)
    var paragraphs: [String] = []
    if let scene {
      paragraphs.append(
        "**Reading the scene**\n\n\(english.lightSentence(scene)) \(english.airSentence(scene))")
      paragraphs.append("**Composing**\n\n\(english.focusSentence(scene))")
    } else {
      paragraphs.append(
        "**Studying the picture**\n\nThis one was handed over, so its pixels are the ground I work on. "
          + "I look for where its light falls before I touch anything.")
    }
    if !isNew {
      let changes = notes.map { english.intent($0) }
      let plan =
        changes.isEmpty
        ? "Nothing in the words asks for a change that I can make, so the picture stays."
        : "The words ask me to \(english.list(Array(changes.prefix(5)))). Everything else keeps its place."
      paragraphs.append("**Planning the change**\n\n\(plan)")
    }
    if !reading.unknown.isEmpty {
      paragraphs.append(
        "**What I cannot draw**\n\nI have no hand for \(english.list(reading.unknown.map { "“\($0)”" })), and I shall say so."
      )
    } else if let scene, scene.look != .plain {
      paragraphs.append(
        "**Choosing the hand**\n\nI finish it as \(english.technique(scene.look)), so small forms are simplified first."
      )
    } else if isNew {
      paragraphs.append(
        "**Finishing**\n\nDistant forms fade into the air, near ones keep their contrast; last of all I darken the corners a little."
      )
    }
    return Array(paragraphs.prefix(4))
  }
}
