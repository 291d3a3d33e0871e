import Foundation
import Imaging
import Testing

@testable import Emulator

@Suite struct PaintingSceneTests {
  private func scene(_ prompts: String...) throws -> Scene {
    var record: SceneRecord?
    for prompt in prompts {
      record = try draw(prompt, after: record).record
    }
    guard case .scene(let scene) = record else { throw Missing() }
    return scene
  }

  private struct Missing: Error {}

  private func draw(_ prompt: String, after record: SceneRecord? = nil) throws -> Drawing {
    try Artist().draw(
      Commission(prompt: prompt, record: record, width: 160, height: 90, seed: 5))
  }

  private func brightness(_ picture: Pixmap, rows: Range<Int>? = nil) -> Double {
    let rows = rows ?? 0..<picture.height
    var sum = 0
    for y in rows {
      for x in 0..<picture.width * 4 where x % 4 != 3 {
        sum += Int(picture.bytes[y * picture.width * 4 + x])
      }
    }
    return Double(sum) / Double(rows.count * picture.width * 3)
  }

  @Test func `A first prompt composes what it names`() throws {
    let scene = try scene("two red boats on a misty lake at dawn, watercolour")
    #expect(scene.place == .lake)
    #expect(scene.time == .dawn)
    #expect(scene.weather == .fog)
    #expect(scene.look == .watercolour)
    let boats = scene.objects.filter { $0.kind == .boat }
    #expect(boats.map(\.count) == [2])
    #expect(boats.map(\.pigment) == [.red])
    #expect(try self.scene("雨中的城市，一辆红色的汽车").weather == .rain)
  }

  /// A prompt, and what must be true of the scene afterwards but not before.
  struct Edit: Sendable, CustomTestStringConvertible {
    let prompt: String
    let isDone: @Sendable (Scene) -> Bool

    init(_ prompt: String, isDone: @escaping @Sendable (Scene) -> Bool) {
      self.prompt = prompt
      self.isDone = isDone
    }

    var testDescription: String { prompt }
  }

  @Test(arguments: [
    Edit("make it night") { $0.time == .night },
    Edit("添一座灯塔") { $0.objects.last?.kind == .lighthouse },
    Edit("remove the clouds") { $0.weather == .clear },
    Edit("把船改成蓝色") { $0.objects.first { $0.kind == .boat }?.pigment == .blue },
    Edit("make it a beach") { $0.place == .beach },
    Edit("in autumn") { $0.season == .autumn },
    Edit("oil painting") { $0.look == .oil },
    Edit("天空更红") { $0.skyTint == .red },
    Edit("more dramatic") { $0.drama == 1 },
    Edit("remove the boat") { !$0.objects.contains { $0.kind == .boat } },
  ])
  func `An edit changes what it names`(edit: Edit) throws {
    #expect(!edit.isDone(try scene("a boat on a lake")))
    #expect(edit.isDone(try scene("a boat on a lake", edit.prompt)))
  }

  @Test func `An edit keeps everything it does not name`() throws {
    let before = try scene("a boat and a heron on a lake at sunset")
    var expected = before
    expected.look = .ink
    #expect(try scene("a boat and a heron on a lake at sunset", "水墨") == expected)
    let bigger = try scene("a boat and a heron on a lake at sunset", "make the boat bigger")
    expected = before
    let boat = try #require(expected.objects.firstIndex { $0.kind == .boat })
    #expect(bigger.objects[boat].size > before.objects[boat].size)
    expected.objects[boat].size = bigger.objects[boat].size
    #expect(bigger == expected)
    let moved = try scene("a boat and a heron on a lake at sunset", "把船移到右边")
    #expect(moved.objects[boat].x > before.objects[boat].x)
    #expect(moved.objects.count == before.objects.count)
    #expect(try scene("a boat and a heron on a lake at sunset", "keep the boat") == before)
  }

  @Test func `What is added and removed again leaves the scene as it was`() throws {
    let before = try scene("a house in a meadow")
    #expect(try scene("a house in a meadow", "add a lighthouse", "remove the lighthouse") == before)
  }

  @Test func `A thing can be put on a boat, and another in place of it`() throws {
    let scene = try scene(
      "a boat on a lake", "add a white egret on the bow", "turn the egret into a cat")
    let boat = try #require(scene.objects.first { $0.kind == .boat })
    let cat = try #require(scene.objects.first { $0.kind == .cat })
    #expect(!scene.objects.contains { $0.kind == .heron })
    #expect(abs(cat.x - boat.x) < boat.size)
  }

  @Test func `The same commission draws the same pixels`() throws {
    for look in ["", ", watercolour", ", oil painting", ", stained glass"] {
      let prompt = "a ship on a stormy sea" + look
      #expect(try draw(prompt).picture == draw(prompt).picture)
    }
  }

  @Test func `Another seed draws another picture`() throws {
    let one = try Artist().draw(Commission(prompt: "a lake", width: 96, height: 64, seed: 1))
    let two = try Artist().draw(Commission(prompt: "a lake", width: 96, height: 64, seed: 2))
    #expect(one.picture != two.picture)
  }

  @Test func `Night is darker, and without clouds the sky is other but the shore is not`() throws {
    let day = try draw("a house in a meadow")
    let night = try draw("make it night", after: day.record)
    #expect(brightness(night.picture) < brightness(day.picture) * 0.6)
    let clear = try draw("remove the clouds", after: day.record)
    let row = day.picture.width * 4
    #expect(day.picture.bytes[..<(row * 40)] != clear.picture.bytes[..<(row * 40)])
    // Light and air change a trace; the ground is the same to the eye.
    let below = 60..<90
    #expect(abs(brightness(day.picture, rows: below) - brightness(clear.picture, rows: below)) < 2)
  }

  @Test(arguments: [(16, 16), (341, 64), (64, 341), (1, 1), (3, 500)])
  func `Pictures of any shape come out as large as commissioned`(width: Int, height: Int) throws {
    for look in Look.allCases {
      let prompt =
        Lexicon.shared.name(.look(look), inChinese: false)
        + " of a boat on a lake at night with fog"
      let drawing = try Artist().draw(
        Commission(prompt: prompt, width: width, height: height, wantsDrafts: true))
      #expect(drawing.picture.width == width && drawing.picture.height == height)
      #expect(drawing.drafts.count == 2)
    }
    #expect(throws: ArtistError.self) {
      try Artist().draw(Commission(prompt: "a lake", width: 0, height: height))
    }
  }

  @Test func `Every place can be drawn with every thing in it, and its record stays small`() throws
  {
    for place in Place.allCases {
      var scene = Scene(place: place, seed: 3)
      scene.time = Daytime.allCases[scene.place.rawValue.count % 5]
      scene.weather = Weather.allCases[scene.place.rawValue.count % 7]
      for kind in ObjectKind.allCases {
        scene.objects = [Composer.object(kind, count: 3, in: scene)]
        let canvas = SceneRenderer(scene, width: 48, height: 27).paint()
        #expect(canvas.mean.w > 0.99)
      }
      scene.objects = (0..<Scene.mostObjects).map { index in
        SceneObject(
          kind: ObjectKind.allCases[index], x: 1000, y: 1000, size: 800, pigment: .orange, count: 24
        )
      }
      scene.skyTint = .orange
      #expect(try JSONEncoder().encode(SceneRecord.scene(scene)).count < 2048)
    }
  }

  @Test func `The artist says what it did and what it cannot draw, in the language of the prompt`()
    throws
  {
    let lake = try draw("a boat on a lake")
    #expect(lake.words.contains("boat"))
    let dragon = try draw("add a dragon and a house", after: lake.record)
    #expect(dragon.words.contains("do not know how to draw a dragon"))
    #expect(dragon.words.contains("added a house"))
    let red = try draw("把船改成红色", after: lake.record)
    #expect(red.words.contains("船") && red.words.contains("红"))
    #expect((2...4).contains(red.thoughts.count))
    #expect(red.thoughts.allSatisfy { $0.hasPrefix("**") && $0.contains("**\n\n") })
    let none = try draw("hmm", after: lake.record)
    #expect(none.record == lake.record)
  }

  @Test func `Drafts show the same scene at a quarter of the size`() throws {
    let drawing = try Artist().draw(
      Commission(prompt: "a red house", width: 1200, height: 800, wantsDrafts: true))
    #expect(drawing.drafts.map(\.width) == [300, 300])
    #expect(drawing.drafts.map(\.height) == [200, 200])
    #expect(drawing.drafts[0] != drawing.drafts[1])
  }

  @Test func `A large picture is drawn in a moment`() throws {
    for look in [
      "illustration", "watercolour", "oil painting", "ink wash", "sketch", "pixel art", "poster",
      "stained glass",
    ] {
      let clock = ContinuousClock()
      var drawing: Drawing?
      let time = try clock.measure {
        drawing = try Artist().draw(
          Commission(prompt: "a boat on a lake at sunset, \(look)", width: 2752, height: 1536))
      }
      print("2752×1536 \(look): \(time)")
      #expect(drawing?.picture.width == 2752)
    }
  }
}
