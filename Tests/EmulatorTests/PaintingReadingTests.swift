import Testing

@testable import Emulator

@Suite struct PaintingReadingTests {
  private func mention(_ prompt: String) -> Mention? {
    for case .thing(let mention) in PromptReader.read(prompt).instructions { return mention }
    return nil
  }

  @Test(arguments: [
    ("a red boat", ObjectKind.boat, Pigment?.some(.red)), ("红色的船", .boat, .red),
    ("make the boat red", .boat, .red), ("把船改成红色", .boat, .red),
    ("a house and a blue car", .house, nil), ("紅色的小船", .boat, .red),
    ("paint the cat black", .cat, .black), ("黑色的貓", .cat, .black),
  ])
  func `A colour belongs to the thing it is said of`(
    prompt: String, kind: ObjectKind, pigment: Pigment?
  ) {
    #expect(mention(prompt)?.kind == kind)
    #expect(mention(prompt)?.pigment == pigment)
  }

  @Test(arguments: [
    ("add two boats", 2), ("加两只船", 2), ("三只船", 3), ("five boats on the lake", 5), ("a boat", 1),
  ])
  func `Numbers are read in both languages`(prompt: String, count: Int) {
    #expect(mention(prompt)?.kind == .boat)
    #expect(mention(prompt)?.count == count)
  }

  @Test(arguments: [
    ("put a boat on the left", Meaning.Spot.left), ("在左边加一只船", .left),
    ("add a boat in the middle", .middle), ("把船移到右边", .right),
    ("move the boat to the right", .right),
    ("add a boat in the distance", .far), ("远处加一只船", .far),
  ])
  func `Places within the picture are read`(prompt: String, spot: Meaning.Spot) {
    #expect(mention(prompt)?.spot == spot)
  }

  @Test(
    arguments: [
      ("remove the boat", [Instruction.remove(.boat)]), ("把船去掉", [.remove(.boat)]),
      ("不要船", [.remove(.boat)]), ("without clouds", [.clearWeather(.cloudy)]),
      ("去掉云", [.clearWeather(.cloudy)]), ("take the boat away", [.remove(.boat)]),
      ("make it night", [.time(.night)]), ("改成夜晚", [.time(.night)]), ("變成黃昏", [.time(.dusk)]),
      ("watercolour", [.look(.watercolour)]), ("换成水墨风格", [.look(.ink)]),
      ("make the sky redder", [.tint(.sky, .red)]), ("天空更红", [.tint(.sky, .red)]),
      ("make the sky more dramatic", [.adjust(.dramatic, 1)]),
      ("less dramatic", [.adjust(.dramatic, -1)]), ("brighter", [.adjust(.bright, 1)]),
      ("亮一点", [.adjust(.bright, 1)]), ("水面也要有倒影", [.adjust(.reflection, 1)]),
      ("不要动小船", [.keep(.thing(.boat))]), ("keep the boat", [.keep(.thing(.boat))]),
      ("more clouds", [.clouds(1)]), ("fewer clouds", [.clouds(-1)]), ("再多一点雾", [.weather(.fog)]),
      ("rotate left", [.photo(.rotateLeft)]), ("左右翻转", [.photo(.mirror)]),
      ("put this picture into the corner", [.photo(.overlay), .photo(.overlay)]),
    ] as [(String, [Instruction])])
  func `An edit is read as what it asks for`(prompt: String, instructions: [Instruction]) {
    #expect(PromptReader.read(prompt).instructions == instructions)
  }

  @Test(arguments: ["turn the cat into a dog", "replace the cat with a dog", "把猫换成狗"])
  func `One thing can take the place of another`(prompt: String) {
    let instructions = PromptReader.read(prompt).instructions
    guard case .replace(.cat, let mention) = instructions.first else {
      Issue.record("\(instructions)")
      return
    }
    #expect(mention.kind == .dog)
  }

  @Test func `Several wishes of one prompt are read in their order`() {
    let english = PromptReader.read("Add a sunset to the painting, keep the boat where it is.")
    #expect(english.instructions == [.time(.sunset), .keep(.thing(.boat))])
    let chinese = PromptReader.read("让天空更红，水面也要有倒影。")
    #expect(chinese.instructions == [.tint(.sky, .red), .adjust(.reflection, 1)])
    #expect(chinese.isChinese)
  }

  @Test(
    arguments: [
      ("add a zeppelin", ["zeppelin"]), ("a lake with a boat", []), ("画一只恐龙", ["恐龙"]),
      ("a wooden boat on a still lake at dusk, oil on canvas", []),
      ("add a purple dragon and a house", ["dragon"]), ("a fancy castle by a lake", []),
      ("a windmill, cow and tulips", ["cow"]), ("a steam train, cinematic", ["steam train"]),
    ] as [(String, [String])])
  func `Words for things it cannot draw are told apart`(prompt: String, unknown: [String]) {
    #expect(PromptReader.read(prompt).unknown == unknown)
  }

  @Test func `Every kind, place and technique has a name in both languages`() {
    let meanings =
      ObjectKind.allCases.map(Meaning.thing) + Place.allCases.map(Meaning.place)
      + Look.allCases.map(Meaning.look) + Pigment.allCases.map(Meaning.pigment)
      + Daytime.allCases.map(Meaning.time) + Weather.allCases.map(Meaning.weather)
    for meaning in meanings {
      for isChinese in [true, false] {
        let name = Lexicon.shared.name(meaning, inChinese: isChinese)
        #expect(!name.isEmpty)
        #expect(name.contains { Tokenizer.isHan($0) } == isChinese, "\(meaning)")
        #expect(Lexicon.shared.look(up: name)?.meaning == meaning, "\(name)")
      }
    }
  }
}
