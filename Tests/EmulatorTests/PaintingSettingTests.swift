import Testing

@testable import Emulator

@Suite struct PaintingSettingTests {
  private func scene(_ prompts: String...) throws -> Scene {
    var record: SceneRecord?
    for prompt in prompts {
      record = try Artist().draw(
        Commission(prompt: prompt, record: record, width: 64, height: 36, seed: 5)
      ).record
    }
    guard case .scene(let scene) = record else { throw Missing() }
    return scene
  }

  private struct Missing: Error {}

  @Test(
    arguments: [
      ("a red boat on a lake at dusk with mountains", .lake, .mountains),
      ("two red boats on a lake under mountains", .lake, .mountains),
      ("mountains with a lake and a boat", .lake, .mountains),
      ("群山环抱的湖上有一条红色的船", .lake, .mountains),
      ("a boat under mountains", .lake, .mountains),
      ("森林里的一条小船", .lake, .forest),
      ("a house in a forest by a lake", .lake, .forest),
      ("湖边森林里的小屋", .lake, .forest),
      ("village at the foot of snowy mountains by a river", .river, .mountains),
      ("雪山脚下的河边村庄", .river, .mountains),
      ("beach with palm trees and mountains", .beach, .mountains),
      ("a beach by the sea", .beach, nil),
      ("a sailing ship before a city", .sea, .city),
      ("a lighthouse under mountains", .sea, .mountains),
      ("a village in the mountains", .village, .mountains),
      ("mountains", .mountains, nil),
      ("a still life on a table with a view of the sea", .table, .sea),
      ("a ship in outer space", .space, nil),
      ("雨中的苏州小巷，石板路反光", .alley, nil),
      ("江南水乡的小巷", .alley, nil),
      ("an alley", .alley, nil),
      ("a city street", .city, nil),
      ("a house by the water", .lake, nil),
    ] as [(String, Place, Place?)])
  func `Places named together make a foreground and what lies behind it`(
    prompt: String, place: Place, background: Place?
  ) throws {
    let scene = try scene(prompt)
    #expect(scene.place == place)
    #expect(scene.background == background)
  }

  @Test(arguments: [
    "two red boats on a lake under mountains", "mountains behind a lake with two red boats",
    "群山下的湖上有两条红色的船",
  ])
  func `Boats float on the water that is named, whatever is named after it`(prompt: String) throws {
    let scene = try scene(prompt)
    let boats = try #require(scene.objects.first { $0.kind == .boat })
    #expect(boats.count == 2 && boats.pigment == .red)
    #expect(boats.y > Int(Composer.horizon(scene.place) * 1000))
  }

  @Test func `Snowy mountains are no weather`() throws {
    #expect(try scene("a village under snowy mountains").weather != .snow)
    #expect(try scene("雪山下的村庄").weather != .snow)
  }

  @Test(arguments: ["a heron on a red boat", "a cat on a boat", "a castle on a hill"])
  func `What a thing of a new scene stands on is there too`(prompt: String) throws {
    let scene = try scene(prompt)
    let things = scene.objects.filter { $0.kind.realm != .sky }
    #expect(things.count == 2)
    let base = try #require(things.first)
    let upper = try #require(things.last)
    #expect(abs(upper.x - base.x) < base.size && upper.y < base.y)
  }

  @Test func `A thing that another stands on keeps its colour and number`() throws {
    let boat = try #require(
      try scene("a heron on a red boat").objects.first { $0.kind == .boat })
    #expect(boat.pigment == .red)
  }

  @Test(arguments: ["add mountains in the background", "在背景里加上群山"])
  func `Mountains added to a scene stand behind it`(prompt: String) throws {
    let scene = try scene("a beach", prompt)
    #expect(scene.place == .beach)
    #expect(scene.background == .mountains)
  }

  @Test func `A still life has something on its table`() throws {
    let scene = try scene("a still life on a window sill with a cat")
    #expect(scene.objects.contains { $0.kind == .cat })
    #expect(scene.objects.contains { $0.kind.realm == .table })
  }

  @Test func `Plants by a lake stand on its shores and balloons within the picture`() throws {
    let pines = try #require(
      try scene("three pines by a lake").objects.first { $0.kind == .pine })
    #expect(pines.y < Int(Composer.horizon(.lake) * 1000) + 20)
    let balloons = try #require(
      try scene("hot-air balloons over a desert").objects.first { $0.kind == .balloon })
    for balloon in Composer.spread(balloons, aspect: 16.0 / 9) {
      #expect(balloon.y - balloon.size > 0)
    }
  }
}
