import Imaging
import Testing

@testable import Emulator

@Suite struct EaselTests {
  private let scene = SceneRecord.scene(Scene(place: .sea, seed: 7))

  /// A content of some words and pictures, the pictures given by their sizes.
  private func content(_ role: String, _ text: String?, _ sizes: (Int, Int)...) throws -> JSON {
    var parts: [JSON] = text.map { [["text": .string($0)]] } ?? []
    for (width, height) in sizes {
      let data = Base64.encode(try Pixmap(width: width, height: height).png())
      parts.append(["inlineData": ["mimeType": "image/png", "data": .string(data)]])
    }
    return ["role": .string(role), "parts": .array(parts)]
  }

  private func commission(
    _ contents: [JSON], record: SceneRecord? = nil, config: JSON = [:]
  ) throws -> Commission {
    let models = try ModelRegistry.embedded()
    let model = try #require(models.model(named: "gemini-3-pro-image")?.model)
    let request = GenerateRequest([
      "contents": .array(contents), "generationConfig": ["imageConfig": config],
    ])
    return try Easel(model: model, models: models, seed: 3)
      .commission(request, record: record, wantsDrafts: false)
  }

  @Test func `Words alone make a new square picture`() throws {
    let commission = try commission([try content("user", "a boat")])
    #expect(commission.prompt == "a boat")
    #expect(commission.record == nil && commission.basis == nil)
    #expect(commission.width == 1024 && commission.height == 1024)
  }

  @Test func `A scene of the model's is drawn again from its record, in its ratio`() throws {
    let commission = try commission(
      [
        try content("user", "a boat"), try content("model", nil, (160, 90)),
        try content("user", "make it night"),
      ], record: scene)
    #expect(commission.record == scene && commission.basis == nil)
    #expect(commission.prompt == "make it night")
    #expect(commission.width == 1376 && commission.height == 768)
  }

  @Test func `A picture of the model's without a scene is edited by its pixels`() throws {
    for record in [nil, SceneRecord.photo] {
      let commission = try commission(
        [
          try content("user", "a boat"), try content("model", nil, (30, 20)),
          try content("user", "make it night"),
        ], record: record)
      #expect(commission.record == record)
      #expect(commission.basis?.width == 30)
    }
  }

  @Test func `What the user attaches goes before what the model drew`() throws {
    let commission = try commission(
      [
        try content("user", "a boat"), try content("model", nil, (30, 20)),
        try content("user", "like this", (20, 30), (7, 7)),
      ], record: scene)
    #expect(commission.record == nil)
    #expect(commission.basis?.width == 20)
    #expect(commission.references.map(\.width) == [7])
    #expect(commission.width == 848 && commission.height == 1264)
  }

  @Test func `The answer to a question goes with what was asked for before it`() throws {
    let commission = try commission([
      try content("user", "make a boat red", (30, 20)), try content("model", "Which boat?"),
      try content("user", "the left one"),
    ])
    #expect(commission.prompt == "make a boat red the left one")
    #expect(commission.basis?.width == 30)
  }

  @Test func `A ratio that is asked for goes before the picture's`() throws {
    let commission = try commission(
      [try content("user", "wider", (30, 20))],
      config: ["aspectRatio": "21:9", "imageSize": "2K"])
    #expect(commission.width == 3168 && commission.height == 1344)
  }
}
